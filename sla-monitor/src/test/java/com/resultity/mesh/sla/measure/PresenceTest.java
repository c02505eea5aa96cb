package com.resultity.mesh.sla.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final SlidingWindow WINDOW = new SlidingWindow(60_000);
    private static final long GRACE = 6_000;

    @Test
    void shouldBeWhollyAvailableWhileHeartbeatsComeWithinGrace() {
        Presence presence = heardAt(0, 2_000, 4_000, 10_000);

        assertEquals(List.of(new Presence.Span(0, 16_000)), presence.heard());
        assertEquals(OptionalInt.of(PartsPerMillion.ALL), presence.availability(15_000, WINDOW));
        assertTrue(presence.isHeard(15_999));
        assertFalse(presence.isHeard(16_000));
    }

    @Test
    void shouldMeasureSinceFirstHeardWhereThatIsShorterThanWindow() {
        Presence presence = heardAt(100_000, 102_000);

        // Heard for 8 of the 20 seconds since the first heartbeat.
        assertEquals(OptionalInt.of(400_000), presence.availability(120_000, WINDOW));
    }

    @Test
    void shouldForgetWhatWasBeforeWindow() {
        Presence presence = heardAt(0, 30_000, 90_000);

        // Of the window from 35 s to 95 s it was heard from 35 s to 36 s and from 90 s to 95 s.
        assertEquals(OptionalInt.of(100_000), presence.availability(95_000, WINDOW));
        assertEquals(List.of(new Presence.Span(30_000, 36_000), new Presence.Span(90_000, 96_000)), presence.heard());
    }

    @Test
    void shouldMeasureNothingBeforeFirstHeartbeat() {
        assertEquals(OptionalInt.empty(), Presence.NEVER.availability(1, WINDOW));
        assertEquals(OptionalInt.empty(), heardAt(5_000).availability(5_000, WINDOW));
    }

    @Test
    void shouldNotLoseTimeToHeartbeatThatComesLate() {
        assertEquals(
                List.of(new Presence.Span(4_000, 10_000)), heardAt(4_000, 1_000).heard());
    }

    @Test
    void shouldCountReturnsFromSilenceWithinWindow() {
        Presence presence = heardAt(0, 10_000, 20_000, 30_000);

        assertEquals(3, presence.returns(31_000, WINDOW));
        assertEquals(1, presence.returns(85_000, WINDOW));
        assertEquals(0, heardAt(0, 2_000).returns(3_000, WINDOW));
        assertEquals(0, Presence.NEVER.returns(3_000, WINDOW));
    }

    private static Presence heardAt(long... moments) {
        Presence presence = Presence.NEVER;
        for (long moment : moments) {
            presence = presence.heardAt(moment, GRACE, WINDOW);
        }
        return presence;
    }
}
