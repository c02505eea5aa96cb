package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.job.LadderStep;
import com.resultity.mesh.router.decide.job.Rung;
import com.resultity.mesh.router.decide.nodes.NodeHardware;
import com.resultity.mesh.router.decide.nodes.NodeLocation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedValuesTest {

    private final SharedValues shared = new SharedValues();

    @Test
    void shouldGiveTheSameObjectForEqualNames() {
        assertSame(shared.of(copy("eu-west")), shared.of(copy("eu-west")));
        assertSame(shared.of(copy("eu-west")), new SharedValues().of(copy("eu-west")));
    }

    @Test
    void shouldGiveTheSameLocationAndTheSameHardwareForNodesOfOneKind() {
        assertSame(
                shared.of(new NodeLocation(copy("EU"), copy("DE"), false)),
                shared.of(new NodeLocation(copy("EU"), copy("DE"), false)));
        assertNotEquals(shared.of(new NodeLocation("EU", "DE", false)), shared.of(new NodeLocation("EU", "DE", true)));
        assertSame(
                shared.of(new NodeHardware(copy("L40S"), 49_152, true)),
                shared.of(new NodeHardware(copy("L40S"), 49_152, true)));
        NodeHardware madeUp = new NodeHardware("x".repeat(65), 49_152, false);
        assertNotSame(shared.of(madeUp), shared.of(new NodeHardware(madeUp.gpuClass(), 49_152, false)));
    }

    @Test
    void shouldNotKeepWhatANodeMakesUpWithEachHeartbeat() {
        IntStream.range(0, 20_000).forEach(number -> shared.of("model-" + number));

        assertTrue(shared.size() <= 4_096, () -> shared.size() + " are kept");
    }

    @Test
    void shouldNotKeepWhatIsLong() {
        String name = "x".repeat(65);

        assertSame(name, shared.of(name));
        assertNotSame(shared.listOf(List.of(copy(name))), shared.listOf(List.of(copy(name))));
        assertEquals(0, shared.size());
    }

    @Test
    void shouldShareTheNamesOfALongListButNotTheList() {
        List<String> many =
                IntStream.range(0, 256).mapToObj(number -> "model-" + number).toList();

        assertEquals(many, shared.listOf(many));
        assertNotSame(shared.listOf(many), shared.listOf(many));
        assertEquals(256, shared.size());
    }

    @Test
    void shouldGiveTheSameLadderAndTheSameCountriesForJobsOfOneKind() {
        List<LadderStep> ladder = shared.ladderOf(ladder("eu-west"));

        assertEquals(ladder("eu-west"), ladder);
        assertSame(ladder, shared.ladderOf(ladder("eu-west")));
        assertSame(shared.listOf(List.of(copy("DE"), "FR")), shared.listOf(List.of("DE", copy("FR"))));
        assertEquals(List.of("FR", "DE"), shared.listOf(List.of("FR", "DE")));
        assertNotSame(shared.ladderOf(ladder("x".repeat(65))), shared.ladderOf(ladder("x".repeat(65))));
    }

    private static List<LadderStep> ladder(String zone) {
        return List.of(
                new LadderStep(copy(zone + "-1"), copy(zone), Rung.HOME_ZONE),
                new LadderStep(copy("us-east-1"), copy("us-east"), Rung.ANYWHERE));
    }

    /** Another object, as if it came with another record. */
    private static String copy(String name) {
        return new StringBuilder(name).toString();
    }
}
