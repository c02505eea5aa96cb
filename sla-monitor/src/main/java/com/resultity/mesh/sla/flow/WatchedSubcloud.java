package com.resultity.mesh.sla.flow;

import com.resultity.mesh.schemas.Objectives;
import com.resultity.mesh.sla.judge.Objective;
import com.resultity.mesh.sla.judge.Promise;
import com.resultity.mesh.sla.judge.Watch;
import com.resultity.mesh.sla.measure.SlidingWindow;
import com.resultity.mesh.sla.rows.PromiseRow;
import com.resultity.mesh.sla.rows.SubcloudRow;
import com.resultity.mesh.sla.rows.WatchRow;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known of a Subcloud apart from its attempts.
 *
 * @param promise what it promises
 * @param availability where the alert on its availability stands
 * @param latency where the alert on its latency stands
 * @param touchedAt time of the last attempt or promise, milliseconds since 1970-01-01T00:00:00Z
 */
record WatchedSubcloud(Optional<Promise> promise, Watch availability, Watch latency, long touchedAt) {

    static final WatchedSubcloud NEW = new WatchedSubcloud(Optional.empty(), new Watch.Quiet(), new Watch.Quiet(), 0);

    static WatchedSubcloud of(SubcloudRow row) {
        if (row == null) {
            return NEW;
        }
        return new WatchedSubcloud(
                Optional.ofNullable(row.getPromise()).map(WatchedSubcloud::promise),
                watch(row.getAvailabilityWatch()),
                watch(row.getLatencyWatch()),
                row.getTouchedAt());
    }

    SubcloudRow row() {
        return new SubcloudRow(
                promise.map(WatchedSubcloud::row).orElse(null), row(availability), row(latency), touchedAt);
    }

    WatchedSubcloud promising(Optional<Promise> anew, long moment) {
        return new WatchedSubcloud(anew, availability, latency, Math.max(touchedAt, moment));
    }

    WatchedSubcloud touched(long moment) {
        return new WatchedSubcloud(promise, availability, latency, Math.max(touchedAt, moment));
    }

    Watch watch(Objective objective) {
        return switch (objective) {
            case AVAILABILITY -> availability;
            case LATENCY_P95 -> latency;
        };
    }

    WatchedSubcloud watching(Objective objective, Watch watch) {
        return switch (objective) {
            case AVAILABILITY -> new WatchedSubcloud(promise, watch, latency, touchedAt);
            case LATENCY_P95 -> new WatchedSubcloud(promise, availability, watch, touchedAt);
        };
    }

    /** Whether nothing would be lost if it were forgotten. */
    boolean isForgettable() {
        return promise.isEmpty() && availability instanceof Watch.Quiet && latency instanceof Watch.Quiet;
    }

    static PromiseRow row(Objectives objectives) {
        return new PromiseRow(
                objectives.getAvailabilityPartsPerMillion(),
                objectives.getLatencyP95Milliseconds(),
                objectives.getWindowMilliseconds());
    }

    static Promise promise(PromiseRow row) {
        return new Promise(
                row.getAvailabilityPartsPerMillion() == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(row.getAvailabilityPartsPerMillion()),
                row.getLatencyP95Milliseconds() == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(row.getLatencyP95Milliseconds()),
                new SlidingWindow(row.getWindowMilliseconds()));
    }

    private static PromiseRow row(Promise promise) {
        return new PromiseRow(
                promise.availability().isPresent() ? promise.availability().getAsInt() : null,
                promise.latencyP95().isPresent() ? promise.latencyP95().getAsLong() : null,
                promise.window().milliseconds());
    }

    private static Watch watch(WatchRow row) {
        if (row == null) {
            return new Watch.Quiet();
        }
        return new Watch.Firing(
                row.getFiringSince(),
                row.getKeptSince() == null ? OptionalLong.empty() : OptionalLong.of(row.getKeptSince()));
    }

    private static WatchRow row(Watch watch) {
        return watch instanceof Watch.Firing firing
                ? new WatchRow(
                        firing.since(),
                        firing.keptSince().isPresent() ? firing.keptSince().getAsLong() : null)
                : null;
    }
}
