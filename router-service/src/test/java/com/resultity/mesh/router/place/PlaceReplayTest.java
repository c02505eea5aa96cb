package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.TestingTopology.Written;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
            assertSame(recording.outputs(), recording.replay(), seed);
        }
    }

    @Test
    void shouldDecideOtherwiseOnAnotherLog() {
        assertNotEquals(
                Recording.of(1, STEPS).outputs().get(TopicCatalogue.ROUTING_DECISIONS),
                Recording.of(2, STEPS).outputs().get(TopicCatalogue.ROUTING_DECISIONS));
    }

    /** Says where the first difference is: all that was written is too much to look through. */
    private static void assertSame(
            Map<Topic<?>, List<Written>> expected, Map<Topic<?>, List<Written>> actual, long seed) {
        expected.forEach((topic, written) -> {
            List<Written> again = actual.get(topic);
            for (int offset = 0; offset < Math.min(written.size(), again.size()); offset++) {
                assertEquals(
                        written.get(offset), again.get(offset), "seed " + seed + ", " + topic.name() + "@" + offset);
            }
            assertEquals(written.size(), again.size(), () -> "seed " + seed + ", records on " + topic.name());
        });
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
