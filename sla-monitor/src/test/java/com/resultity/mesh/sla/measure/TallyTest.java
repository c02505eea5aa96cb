package com.resultity.mesh.sla.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.sla.ledger.AttemptEnd;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void shouldGivePercentilesOfServedAttempts() {
        Tally tally = new Tally();
        for (int latency = 1; latency <= 200; latency++) {
            tally.count(AttemptEnd.SERVED, latency);
            tally.count(AttemptEnd.FAILED, 0);
        }

        // Up to 255 ms the two significant digits are exact.
        assertEquals(Optional.of(new LatencyPercentiles(100, 190, 198)), tally.latencyPercentiles());
        assertEquals(200, tally.served());
        assertEquals(200, tally.unserved());
    }

    @Test
    void shouldStayWithinOnePercentBelowTruePercentile() {
        long seed = 20_260_101;
        Random random = new Random(seed);
        Tally tally = new Tally();
        long[] latencies = random.longs(1_000, 0, 600_000).toArray();
        Arrays.stream(latencies).forEach(latency -> tally.count(AttemptEnd.SERVED, latency));
        Arrays.sort(latencies);

        LatencyPercentiles percentiles = tally.latencyPercentiles().orElseThrow();
        assertWithinOnePercentBelow(latencies[499], percentiles.p50(), seed);
        assertWithinOnePercentBelow(latencies[949], percentiles.p95(), seed);
        assertWithinOnePercentBelow(latencies[989], percentiles.p99(), seed);
    }

    @Test
    void shouldTakeImpossibleLatenciesForLongestAndShortest() {
        Tally tally = new Tally();
        tally.count(AttemptEnd.SERVED, Long.MAX_VALUE);
        tally.count(AttemptEnd.SERVED, -1);

        LatencyPercentiles percentiles = tally.latencyPercentiles().orElseThrow();
        assertEquals(0, percentiles.p50());
        assertWithinOnePercentBelow(Tally.HIGHEST_LATENCY_MILLISECONDS, percentiles.p99(), 0);
    }

    @Test
    void shouldAddUp() {
        Tally one = new Tally();
        one.count(AttemptEnd.SERVED, 10);
        one.count(AttemptEnd.NODE_LOST, 0);
        Tally other = new Tally();
        other.count(AttemptEnd.SERVED, 30);
        other.count(AttemptEnd.TURNED_AWAY, 0);

        one.add(other);

        assertEquals(2, one.served());
        assertEquals(2, one.unserved());
        assertEquals(Optional.of(new LatencyPercentiles(10, 30, 30)), one.latencyPercentiles());
    }

    private static void assertWithinOnePercentBelow(long truth, long measured, long seed) {
        assertTrue(
                measured <= truth && measured >= truth * 99 / 100,
                "measured " + measured + " of " + truth + ", seed " + seed);
    }
}
