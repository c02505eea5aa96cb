package com.resultity.mesh.sla.flow;

import com.resultity.mesh.sla.judge.Standing;
import com.resultity.mesh.sla.measure.Presence;
import com.resultity.mesh.sla.rows.HeardRow;
import com.resultity.mesh.sla.rows.NodeRow;
import com.resultity.mesh.sla.rows.StandingRow;
import java.util.OptionalLong;

/**
 * What is known of a node apart from its attempts.
 *
 * @param presence when it was heard
 * @param standing the standing that was told last
 * @param latency the latency that was told last, in milliseconds at p50; empty: none
 * @param touchedAt time of the last heartbeat or attempt, milliseconds since 1970-01-01T00:00:00Z
 */
record WatchedNode(Presence presence, Standing standing, OptionalLong latency, long touchedAt) {

    static final WatchedNode NEW = new WatchedNode(Presence.NEVER, Standing.UNJUDGED, OptionalLong.empty(), 0);

    static WatchedNode of(NodeRow row) {
        if (row == null) {
            return NEW;
        }
        return new WatchedNode(
                new Presence(
                        row.getFirstHeardAt() == null ? OptionalLong.empty() : OptionalLong.of(row.getFirstHeardAt()),
                        row.getHeard().stream()
                                .map(span -> new Presence.Span(span.getFrom(), span.getUntil()))
                                .toList()),
                Standing.valueOf(row.getStanding().name()),
                row.getLatency() == null ? OptionalLong.empty() : OptionalLong.of(row.getLatency()),
                row.getTouchedAt());
    }

    NodeRow row() {
        return new NodeRow(
                presence.firstHeardAt().isPresent() ? presence.firstHeardAt().getAsLong() : null,
                presence.heard().stream()
                        .map(span -> new HeardRow(span.from(), span.until()))
                        .toList(),
                StandingRow.valueOf(standing.name()),
                touchedAt,
                latency.isPresent() ? latency.getAsLong() : null);
    }

    WatchedNode heard(Presence longer, long moment) {
        return new WatchedNode(longer, standing, latency, Math.max(touchedAt, moment));
    }

    WatchedNode touched(long moment) {
        return new WatchedNode(presence, standing, latency, Math.max(touchedAt, moment));
    }

    WatchedNode judged(Standing now, OptionalLong latencyNow) {
        return new WatchedNode(presence, now, latencyNow, touchedAt);
    }
}
