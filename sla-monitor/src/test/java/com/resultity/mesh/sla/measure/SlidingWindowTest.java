package com.resultity.mesh.sla.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SlidingWindowTest {

    @Test
    void shouldHoldSampleForAtLeastNineTenthsOfWindowAndNeverForLonger() {
        SlidingWindow window = new SlidingWindow(60_000);

        for (long moment = 120_000; moment < 126_000; moment += 500) {
            long held = 0;
            while (window.holds(window.bucketOf(moment), moment + held)) {
                held += 100;
            }
            assertEquals(60_000 - (moment - 120_000), held, "sample at " + moment);
        }
    }

    @Test
    void shouldHaveTenBuckets() {
        SlidingWindow window = new SlidingWindow(60_000);

        assertEquals(120_000, window.bucketOf(120_000));
        assertEquals(120_000, window.bucketOf(125_999));
        assertEquals(126_000, window.bucketOf(126_000));
    }
}
