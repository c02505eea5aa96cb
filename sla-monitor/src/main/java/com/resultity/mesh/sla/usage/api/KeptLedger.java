package com.resultity.mesh.sla.usage.api;

import com.resultity.mesh.edge.UnavailableException;
import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.sla.usage.Line;
import com.resultity.mesh.sla.usage.Usage;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/**
 * The whole ledger as this instance has read it back. One thread tells it lines; any number of threads ask. While it is read
 * once more, answers rest on what was read before, so that no sum ever falls back.
 */
public final class KeptLedger {

    /** What is being told; the same lines as those that answers rest on once these are whole. */
    private ConcurrentNavigableMap<String, UsageLine> told = new ConcurrentSkipListMap<>();

    /** Null until the ledger was whole once. */
    private volatile NavigableMap<String, UsageLine> whole;

    /** Says that the ledger is read from its beginning. */
    public void begin() {
        told = new ConcurrentSkipListMap<>();
    }

    /** Takes the newest version of a line. */
    public void tell(String key, UsageLine line) {
        told.put(key, line);
    }

    /** Says that every line was told which was there when the reading began. */
    public void isWhole() {
        whole = told;
    }

    /**
     * Adds up the lines that a question is about.
     *
     * @param key what they are added up by
     * @return sums by key, ordered
     * @throws UnavailableException if the ledger is being read for the first time
     */
    Map<String, Usage> sum(UsageQuestion question, Function<Line, String> key) {
        NavigableMap<String, UsageLine> lines = whole;
        if (lines == null) {
            throw new UnavailableException("the ledger is still being read");
        }
        Map<String, Usage> sums = new TreeMap<>();
        for (UsageLine told : lines.subMap(from(question), to(question)).values()) {
            Line line = line(told);
            if (question.isAbout(line)) {
                sums.merge(key.apply(line), usage(told), Usage::plus);
            }
        }
        return sums;
    }

    /** Keys begin with the day, and years have four digits. */
    private static String from(UsageQuestion question) {
        return question.from().toString();
    }

    private static String to(UsageQuestion question) {
        return question.to().plusDays(1).toString();
    }

    private static Line line(UsageLine line) {
        return new Line(
                LocalDate.parse(line.getDay()),
                line.getNodeId(),
                Optional.ofNullable(line.getSubcloudId()),
                line.getTenantId());
    }

    private static Usage usage(UsageLine line) {
        return new Usage(
                line.getJobs(),
                line.getContextTokens(),
                line.getOutputTokens(),
                line.getServedMilliseconds(),
                line.getWeightedUnits());
    }
}
