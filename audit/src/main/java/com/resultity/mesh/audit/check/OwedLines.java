package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Outcome;
import com.resultity.mesh.audit.evidence.UsageFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the lines of the usage ledger have to say, and since when. */
final class OwedLines {

    private static final String SEPARATOR = "/";

    private final Map<String, UsageFigures> figures = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();

    /** Key of the line that a decision with a node counts for. */
    static String key(Decision decision) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(decision.decidedAt()), ZoneOffset.UTC);
        String pool = decision.subcloudId().orElse("-");
        return String.join(SEPARATOR, day.toString(), decision.nodeId(), pool, decision.tenantId());
    }

    static String dayOf(String key) {
        return key.substring(0, key.indexOf(SEPARATOR));
    }

    static String nodeOf(String key) {
        return key.split(SEPARATOR, -1)[1];
    }

    /** Says that something about a job of a line was told at that time. */
    void touch(String key, long time) {
        newest.merge(key, time, Math::max);
    }

    /** Adds a job. */
    void add(Decision decision, Outcome.Figures job) {
        figures.merge(
                key(decision),
                UsageFigures.NONE.with(job, decision.rewardMultiplierThousandths()),
                (sum, one) -> sum.with(job, decision.rewardMultiplierThousandths()));
    }

    /** The lines that any job counts for, or once did. */
    Set<String> keys() {
        return newest.keySet();
    }

    UsageFigures figures(String key) {
        return figures.getOrDefault(key, UsageFigures.NONE);
    }

    /** When the log last heard of a job of the line, milliseconds since 1970-01-01T00:00:00Z; long ago if it never did. */
    long newest(String key) {
        return newest.getOrDefault(key, 0L);
    }
}
