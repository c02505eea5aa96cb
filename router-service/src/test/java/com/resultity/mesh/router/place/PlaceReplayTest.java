package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.topics.TopicCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceReplayTest {

    private static final int STEPS = 600;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_101, -7})
    void shouldDecideTheSameWhenTheSameLogIsReplayed(long seed) {
        Recording recording = Recording.of(seed, STEPS);
        assertEventful(recording);
        for (int time = 0; time < 2; time++) {
            assertEquals(recording.outputs(), recording.replay(), () -> "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void shouldDecideOtherwiseOnAnotherLog(long seed) {
        assertNotEquals(
                Recording.of(seed, STEPS).outputs().get(TopicCatalogue.ROUTING_DECISIONS),
                Recording.of(seed + 1, STEPS).outputs().get(TopicCatalogue.ROUTING_DECISIONS));
    }

    /** A log on which nothing happens would be decided alike by anything. */
    private static void assertEventful(Recording recording) {
        for (DecisionKind kind :
                new DecisionKind[] {DecisionKind.ASSIGNED, DecisionKind.REFUSED, DecisionKind.EXPIRED}) {
            assertTrue(
                    recording.decisions().stream().anyMatch(decision -> decision.getKind() == kind),
                    () -> "nothing was " + kind);
        }
        assertTrue(
                recording.decisions().stream().anyMatch(decision -> decision.getAttempt() > 1),
                "nothing was placed again");
        recording
                .outputs()
                .forEach((topic, written) -> assertTrue(!written.isEmpty(), () -> "nothing on " + topic.name()));
    }
}
