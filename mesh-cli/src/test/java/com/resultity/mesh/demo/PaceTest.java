package com.resultity.mesh.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void shouldTellEverySubjectTheFirstTime() {
        assertTrue(pace.mayTell("a", 0));
        assertTrue(pace.mayTell("b", 1));
    }

    @Test
    void shouldNotRepeatASubjectSoon() {
        pace.mayTell("a", 0);

        assertFalse(pace.mayTell("a", Pace.BETWEEN_LIKE_LINES - 1));
        assertTrue(pace.mayTell("a", Pace.BETWEEN_LIKE_LINES));
    }

    @Test
    void shouldTellAFewThingsASecondAtMost() {
        int told = 0;
        for (int millisecond = 0; millisecond < 60_000; millisecond++) {
            if (pace.mayTell("subject " + millisecond % 40, millisecond)) {
                told++;
            }
        }

        assertEquals(120 + 40, told, 41);
    }
}
