package com.resultity.mesh.sla.measure;

import com.resultity.mesh.sla.ledger.AttemptEnd;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** How the attempts of some span of time ended, and how long the served ones took. Grows by adding; never shrinks. */
public final class Tally {

    /** The longest lease there is; a latency above it is counted as this. */
    static final long HIGHEST_LATENCY_MILLISECONDS = 3_600_000;

    private static final int SIGNIFICANT_DIGITS = 2;

    private final Map<AttemptEnd, Long> ends = new EnumMap<>(AttemptEnd.class);
    private final Histogram latencies;

    /** An empty tally. */
    public Tally() {
        this(Map.of(), emptyLatencies());
    }

    /**
     * A tally that was kept elsewhere.
     *
     * @param ends attempts by how they ended; those left out are 0
     * @param latencies latencies of the served attempts in milliseconds; owned by the tally from now on
     */
    public Tally(Map<AttemptEnd, Long> ends, Histogram latencies) {
        this.ends.putAll(ends);
        this.latencies = latencies;
    }

    /** The form in which latencies are kept: milliseconds up to an hour, to two significant digits. */
    private static Histogram emptyLatencies() {
        return new Histogram(1, HIGHEST_LATENCY_MILLISECONDS, SIGNIFICANT_DIGITS);
    }

    /** Counts an attempt. */
    public void count(AttemptEnd end, long latencyMilliseconds) {
        ends.merge(end, 1L, Long::sum);
        if (end == AttemptEnd.SERVED) {
            latencies.recordValue(Math.max(0, Math.min(latencyMilliseconds, HIGHEST_LATENCY_MILLISECONDS)));
        }
    }

    /** Adds all that another tally counted. */
    public void add(Tally other) {
        other.ends.forEach((end, count) -> ends.merge(end, count, Long::sum));
        latencies.add(other.latencies);
    }

    /** Attempts that ended in a certain way. */
    public long ended(AttemptEnd end) {
        return ends.getOrDefault(end, 0L);
    }

    /** Attempts that were served. */
    public long served() {
        return ended(AttemptEnd.SERVED);
    }

    /** Attempts that ended in any way but served. */
    public long unserved() {
        return ended() - served();
    }

    /** Attempts that ended in any way. */
    public long ended() {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The latencies that were counted, for keeping them elsewhere. */
    public Histogram latencies() {
        return latencies;
    }

    /** Percentiles of the latency of served attempts; empty where there was none. */
    public Optional<LatencyPercentiles> latencyPercentiles() {
        if (latencies.getTotalCount() == 0) {
            return Optional.empty();
        }
        return Optional.of(new LatencyPercentiles(percentile(50), percentile(95), percentile(99)));
    }

    /** Rounded down within its two significant digits, so that no alert ever rests on rounding alone. */
    private long percentile(double percentile) {
        return latencies.lowestEquivalentValue(latencies.getValueAtPercentile(percentile));
    }
}
