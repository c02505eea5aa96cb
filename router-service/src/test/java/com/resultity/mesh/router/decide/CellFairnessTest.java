package com.resultity.mesh.router.decide;

import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static com.resultity.mesh.router.decide.policy.PolicyBuilder.aPolicy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.nodes.NodeFactsBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets how much: tenants by what they ask for up to a fair share, nodes by what they can do. Figures are printed. */
class CellFairnessTest {

    private static final long SEED = 20_260_101;
    private static final int SECONDS = 60;
    private static final int UNCOUNTED = 5;
    private static final int OTHERS = 9;

    private static final int MOST_SLOTS = 16;
    private static final int MOST_SPEED = 8;

    private static String other(int number) {
        return "tenant-" + number;
    }

    /** Twenty jobs a second can be served; one tenant asks for a hundred times what each of the nine others does. */
    private static TestingLoad oneAgainstNine(double askedPerSecond) {
        TestingCell cell = new TestingCell("EU-0", TestingCell.settings(5, 100, 1_000, 20_000));
        TestingLoad load = new TestingLoad(cell, SEED);
        IntStream.range(0, 5)
                .forEach(number -> load.node(aNode("node-" + number).slots(4), "node-" + number, 1));
        load.arrivals("greedy", 100 * askedPerSecond, job -> job.patience(10_000));
        IntStream.range(0, OTHERS)
                .forEach(number -> load.arrivals(other(number), askedPerSecond, job -> job.patience(10_000)));
        load.live(SECONDS, UNCOUNTED);
        return load;
    }

    @Test
    void shouldGiveWhatIsAskedToThoseWhoAskForLessThanTheirShare() {
        TestingLoad load = oneAgainstNine(1);
        double[] got = IntStream.range(0, OTHERS)
                .mapToDouble(number -> (double) load.served(other(number)) / load.asked(other(number)))
                .toArray();
        double jain = TestingLoad.jain(got);
        System.out.printf(
                Locale.ROOT,
                "nine tenants ask for 1/s, one for 100/s, of 20/s: Jain's index %.4f, served of asked %.3f to %.3f,"
                        + " the tenth gets %.1f/s%n",
                jain,
                IntStream.range(0, OTHERS)
                        .mapToDouble(number -> got[number])
                        .min()
                        .orElseThrow(),
                IntStream.range(0, OTHERS)
                        .mapToDouble(number -> got[number])
                        .max()
                        .orElseThrow(),
                (double) load.served("greedy") / (SECONDS - UNCOUNTED));
        assertTrue(jain >= 0.95, () -> "Jain's index " + jain);
        for (int number = 0; number < OTHERS; number++) {
            // What was asked for before the count began may be served in it, and the other way round.
            assertEquals(load.asked(other(number)), load.served(other(number)), 8, other(number));
        }
        assertTrue(load.served("greedy") > 9 * (SECONDS - UNCOUNTED), "what nobody else wants is left idle");
    }

    @Test
    void shouldGiveAsMuchToAllWhoAskForMoreThanTheirShare() {
        TestingLoad load = oneAgainstNine(4);
        double[] got = IntStream.rangeClosed(0, OTHERS)
                .mapToDouble(number -> load.served(number == OTHERS ? "greedy" : other(number)))
                .toArray();
        double jain = TestingLoad.jain(got);
        System.out.printf(
                Locale.ROOT,
                "nine tenants ask for 4/s, one for 400/s, of 20/s: Jain's index of all ten %.4f, the tenth gets %.2f/s%n",
                jain,
                got[OTHERS] / (SECONDS - UNCOUNTED));
        assertTrue(jain >= 0.95, () -> "Jain's index " + jain);
    }

    @Test
    void shouldGiveNodesLoadInProportionToWhatTheyCanDo() {
        assertProportional(heterogeneous(true), "slots times speed");
    }

    @Test
    void shouldGiveNodesLoadInProportionToTheirSlotsWhereNoLatencyIsKnown() {
        assertProportional(heterogeneous(false), "slots");
    }

    @Test
    void shouldGiveOneNodeItsShareThatCanDoFarMoreThanTheOthers() {
        assertProportional(skewed(), "slots");
    }

    private record Heterogeneous(TestingLoad load, Map<String, int[]> slotsAndSpeed) {}

    /** A node of each number of slots from 1 to 16 and each speed from 1 to 8, at 70 % of what they can do together. */
    private static Heterogeneous heterogeneous(boolean speedsDiffer) {
        TestingLoad load =
                new TestingLoad(new TestingCell("EU-0", TestingCell.settings(5, 10_000, 1_000, 1_000)), SEED);
        Map<String, int[]> nodes = new TreeMap<>();
        double capability = 0;
        for (int slots = 1; slots <= MOST_SLOTS; slots++) {
            for (int speed = 1; speed <= MOST_SPEED; speed++) {
                String id = "node-" + slots + "-" + speed;
                int factor = speedsDiffer ? speed : 1;
                NodeFactsBuilder node = aNode(id).slots(slots);
                load.node(speedsDiffer ? node.latency(4_000 / speed) : node, id, factor);
                nodes.put(id, new int[] {slots, factor});
                capability += slots * factor;
            }
        }
        return loaded(load, nodes, capability);
    }

    /** One node of 256 slots among hundreds of 4, at 70 % of what they can do together. */
    private static Heterogeneous skewed() {
        TestingLoad load =
                new TestingLoad(new TestingCell("EU-0", TestingCell.settings(5, 10_000, 1_000, 1_000)), SEED);
        Map<String, int[]> nodes = new TreeMap<>();
        for (int number = 0; number <= 300; number++) {
            int slots = number == 150 ? 256 : 4;
            load.node(aNode("node-" + number).slots(slots), "node-" + number, 1);
            nodes.put("node-" + number, new int[] {slots, 1});
        }
        return loaded(load, nodes, 300 * 4 + 256);
    }

    private static Heterogeneous loaded(TestingLoad load, Map<String, int[]> nodes, double capability) {
        load.arrivals("tenant-a", 0.7 * capability, Function.identity());
        int seconds = (int) (250_000 / capability);
        load.live(seconds, seconds / 10);
        return new Heterogeneous(load, nodes);
    }

    private static void assertProportional(Heterogeneous nodes, String capability) {
        double worst = Math.max(worst(nodes, 0), worst(nodes, 1));
        System.out.printf(
                Locale.ROOT,
                "%d nodes at 70 %% load: no class's share is more than %.1f %% off its %s%n",
                nodes.slotsAndSpeed().size(),
                100 * worst,
                capability);
        assertTrue(worst <= 0.1, () -> "a share is off its capability by " + worst);
        assertEachProportional(nodes);
    }

    /** The same of each node, which chance makes differ the more, the fewer jobs it got. */
    private static void assertEachProportional(Heterogeneous nodes) {
        double served = nodes.load().servedByNode().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        double capability = nodes.slotsAndSpeed().values().stream()
                .mapToInt(node -> node[0] * node[1])
                .sum();
        nodes.slotsAndSpeed().forEach((id, node) -> {
            double expected = served * node[0] * node[1] / capability;
            assertEquals(
                    expected,
                    nodes.load().servedByNode().getOrDefault(id, 0),
                    0.1 * expected + 4 * Math.sqrt(expected),
                    id);
        });
    }

    /** How far a class of nodes, by slots or by speed, is off its share. */
    private static double worst(Heterogeneous nodes, int by) {
        Map<Integer, double[]> classes = new TreeMap<>();
        double served = 0;
        double capability = 0;
        for (Map.Entry<String, int[]> node : nodes.slotsAndSpeed().entrySet()) {
            double[] sums = classes.computeIfAbsent(node.getValue()[by], unknown -> new double[2]);
            double can = (double) node.getValue()[0] * node.getValue()[1];
            double did = nodes.load().servedByNode().getOrDefault(node.getKey(), 0);
            sums[0] += did;
            sums[1] += can;
            served += did;
            capability += can;
        }
        double worst = 0;
        for (Map.Entry<Integer, double[]> one : classes.entrySet()) {
            double share = one.getValue()[0] / served / (one.getValue()[1] / capability);
            System.out.printf(Locale.ROOT, "  %s %d: %.3f%n", by == 0 ? "slots" : "speed", one.getKey(), share);
            worst = Math.max(worst, Math.abs(share - 1));
        }
        return worst;
    }

    @Test
    void shouldNotLeaveItsPolicyWhenAPoolLosesMostOfItsNodes() {
        TestingCell cell = new TestingCell("EU-0", TestingCell.settings(5, 1_000, 1_000, 60_000))
                .with(aPolicy("health").countries("DE").trust(2).stayingInHomeZone());
        TestingLoad load = new TestingLoad(cell, SEED);
        IntStream.range(0, 20).forEach(number -> {
            load.node(aNode("member-" + number).slots(2).in("health"), "member-" + number, 1);
            load.node(aNode("stranger-" + number).slots(20), "stranger-" + number, 1);
            load.node(aNode("weak-" + number).slots(20).in("health").trust(1), "weak-" + number, 1);
            load.node(aNode("abroad-" + number).slots(20).in("health").country("FR"), "abroad-" + number, 1);
        });
        load.arrivals("tenant-a", 25, job -> job.subcloud("health")
                .ladder("EU-0", "NA-0")
                .patience(10_000)
                .lease(5_000));
        load.live(10, 0);
        assertEquals(20, load.nodesUsed().size());
        IntStream.range(2, 20)
                .forEach(number -> load.node(
                        aNode("member-" + number)
                                .slots(2)
                                .in("health")
                                .sequence(2)
                                .silent(),
                        "member-" + number,
                        1));
        int before = load.served("tenant-a");
        load.live(20, 0);
        assertEquals(
                IntStream.range(0, 20)
                        .mapToObj(number -> "member-" + number)
                        .collect(java.util.stream.Collectors.toSet()),
                load.nodesUsed());
        assertTrue(load.served("tenant-a") > before, "those that are left serve on");
        assertEquals(
                Set.of(),
                Set.copyOf(load.nodesUsed().stream()
                        .filter(id -> !id.startsWith("member"))
                        .toList()));
    }
}
