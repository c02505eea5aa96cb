package com.resultity.mesh.sla.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PartsPerMillionTest {

    @Test
    void shouldRoundDown() {
        assertEquals(966_666, PartsPerMillion.of(29, 30));
        assertEquals(999_999, PartsPerMillion.of(9_999_999, 10_000_000));
        assertEquals(PartsPerMillion.ALL, PartsPerMillion.of(7, 7));
        assertEquals(0, PartsPerMillion.of(0, 7));
    }

    @Test
    void shouldReadAsPercentage() {
        assertEquals("99.5 %", PartsPerMillion.asPercent(995_000));
        assertEquals("96.6666 %", PartsPerMillion.asPercent(966_666));
        assertEquals("100 %", PartsPerMillion.asPercent(1_000_000));
        assertEquals("0.0001 %", PartsPerMillion.asPercent(1));
        assertEquals("0 %", PartsPerMillion.asPercent(0));
        assertEquals("50.05 %", PartsPerMillion.asPercent(500_500));
    }
}
