package com.resultity.mesh.router.decide;

import static com.resultity.mesh.router.decide.TestingCell.assigned;
import static com.resultity.mesh.router.decide.job.JobBuilder.aJob;
import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static com.resultity.mesh.router.decide.policy.PolicyBuilder.aPolicy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.choice.RunnerUp;
import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.nodes.NodeFactsBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    private static final int DRAWS = 20_000;

    private static List<NodeFactsBuilder> nodes(int count, int slots) {
        return IntStream.range(0, count)
                .mapToObj(number -> aNode("node-" + number).slots(slots))
                .toList();
    }

    private static TestingCell cellOf(List<NodeFactsBuilder> nodes) {
        return TestingCell.inEurope().with(nodes.toArray(NodeFactsBuilder[]::new));
    }

    private static List<String> nodesOfJobs(TestingCell cell, int jobs) {
        return IntStream.range(0, jobs)
                .mapToObj(number ->
                        assigned(cell.arrive(aJob("job-" + number))).node().id())
                .toList();
    }

    @Test
    void shouldChooseTheSameNodesForTheSameJobs() {
        assertEquals(nodesOfJobs(cellOf(nodes(50, 4)), 100), nodesOfJobs(cellOf(nodes(50, 4)), 100));
    }

    @Test
    void shouldChooseTheSameNodesAfterARestart() {
        List<NodeFactsBuilder> shuffled = new ArrayList<>(nodes(50, 4));
        Collections.shuffle(shuffled, new Random(7));
        TestingCell one = cellOf(shuffled);
        TestingCell restarted = cellOf(shuffled);
        for (TestingCell cell : List.of(one, restarted)) {
            cell.node(aNode("node-3").left().sequence(2));
            cell.node(aNode("late").slots(4));
            cell.node(shuffled.get(20).sequence(2));
        }
        assertEquals(nodesOfJobs(one, 100), nodesOfJobs(restarted.restart(), 100));
    }

    @Test
    void shouldReachEveryOneOfFewAmongMany() {
        List<NodeFactsBuilder> nodes = new ArrayList<>(nodes(300, 4));
        IntStream.range(0, 5)
                .forEach(number -> nodes.add(aNode("member-" + number).slots(4).in("small")));
        TestingCell cell = cellOf(nodes).with(aPolicy("small"));
        Set<String> chosen = new HashSet<>();
        for (int number = 0; number < 15; number++) {
            chosen.add(assigned(cell.arrive(aJob("job-" + number).subcloud("small")))
                    .node()
                    .id());
        }
        assertEquals(5, chosen.size());
    }

    @Test
    void shouldChooseOtherNodesForAnotherAttempt() {
        TestingCell cell = cellOf(nodes(50, 4));
        Decision.Assigned first = assigned(cell.arrive(aJob("job")));
        Decision.Assigned second = assigned(cell.failed(first));
        Decision.Assigned third = assigned(cell.failed(second));
        assertNotEquals(first.node().id(), second.node().id());
        assertNotEquals(second.node().id(), third.node().id());
    }

    @Test
    void shouldTakeTheLessLoadedOfTwo() {
        for (int number = 0; number < 100; number++) {
            TestingCell cell = TestingCell.inEurope()
                    .with(aNode("busy").slots(4))
                    .with(aPolicy("first"))
                    .with(aNode("busy").slots(4).in("first"));
            assigned(cell.arrive(aJob("filler").subcloud("first")));
            cell.with(aNode("idle").slots(4));
            Decision.Assigned assigned = assigned(cell.arrive(aJob("job-" + number)));
            assertEquals("idle", assigned.node().id());
            assertEquals(
                    Optional.of(new RunnerUp("busy", 250, 0)), assigned.choice().runnerUp());
        }
    }

    @Test
    void shouldCompareLoadByShareAndNotByCount() {
        for (int number = 0; number < 100; number++) {
            TestingCell cell = TestingCell.inEurope()
                    .with(aPolicy("large"), aPolicy("small"))
                    .with(
                            aNode("large").slots(100).in("large"),
                            aNode("small").slots(2).in("small"));
            for (int filler = 0; filler < 10; filler++) {
                assigned(cell.arrive(aJob("filler-" + filler).subcloud("large")));
            }
            assigned(cell.arrive(aJob("filler").subcloud("small")));
            Decision.Assigned assigned = assigned(cell.arrive(aJob("job-" + number)));
            assertEquals("large", assigned.node().id());
            assertEquals(
                    Optional.of(new RunnerUp("small", 500, 100)),
                    assigned.choice().runnerUp());
        }
    }

    @Test
    void shouldSpreadJobsEvenly() {
        TestingCell cell = cellOf(nodes(20, 50));
        Map<String, Integer> jobs = new HashMap<>();
        nodesOfJobs(cell, 400).forEach(node -> jobs.merge(node, 1, Integer::sum));
        assertEquals(20, jobs.size());
        assertTrue(jobs.values().stream().allMatch(count -> count >= 14 && count <= 26), jobs::toString);
    }

    /** Which nodes are drawn first while all are idle, so that nothing but the draw decides: by id and by group. */
    private static Map<String, Integer> drawnOfIdle(TestingCell cell, String pool) {
        return drawnOfIdle(cell, pool, assigned -> assigned.node().id());
    }

    /** Which are drawn second: the runner-up, for among equals the first has the job. */
    private static Map<String, Integer> drawnSecondOfIdle(TestingCell cell, String pool) {
        return drawnOfIdle(cell, pool, assigned -> {
            String second = assigned.choice().runnerUp().orElseThrow().nodeId();
            assertNotEquals(assigned.node().id(), second);
            return second;
        });
    }

    /** The group of a node is what comes before the last hyphen of its id. */
    private static Map<String, Integer> drawnOfIdle(
            TestingCell cell, String pool, Function<Decision.Assigned, String> which) {
        Map<String, Integer> drawn = new HashMap<>();
        for (int number = 0; number < DRAWS; number++) {
            JobBuilder job = aJob("job-" + number);
            Decision.Assigned assigned = assigned(cell.arrive(pool.isEmpty() ? job : job.subcloud(pool)));
            cell.served(assigned);
            String id = which.apply(assigned);
            drawn.merge(id, 1, Integer::sum);
            drawn.merge(id.substring(0, id.lastIndexOf('-')), 1, Integer::sum);
        }
        return drawn;
    }

    /** How likely the second draw is of one node, of which there is one beside equal ones. */
    private static double secondOf(double one, double equals, int count) {
        return equals / (one + equals) * one / (one + equals * (count - 1) / count);
    }

    @Test
    void shouldDrawTheSecondFromTheOthersByCapability() {
        TestingCell few = TestingCell.inEurope()
                .with(
                        aNode("large-0").slots(8),
                        aNode("small-0").slots(1),
                        aNode("small-1").slots(1));
        assertShare(secondOf(capability(1, 8), capability(2, 1), 2), "large", drawnSecondOfIdle(few, ""));

        TestingCell many = cellOf(nodes(99, 4)).with(aNode("giant-0").slots(128));
        assertShare(secondOf(capability(1, 128), capability(99, 4), 99), "giant", drawnSecondOfIdle(many, ""));

        TestingCell sparse = cellOf(nodes(500, 4)).with(aPolicy("pool"));
        IntStream.range(0, 40)
                .forEach(
                        number -> sparse.with(aNode("member-" + number).slots(4).in("pool")));
        sparse.with(aNode("giant-0").slots(128).in("pool"));
        assertShare(secondOf(capability(1, 128), capability(40, 4), 40), "giant", drawnSecondOfIdle(sparse, "pool"));
    }

    /** Hardly a trial succeeds that is not of the giant, which has been drawn. */
    @Test
    void shouldDrawTheSecondFromTheOthersWhereOneCanDoFarMoreThanThem() {
        TestingCell cell = cellOf(nodes(100, 1)).with(aNode("giant-0").slots(1_024));
        Map<String, Integer> drawn = drawnSecondOfIdle(cell, "");
        double others = capability(100, 1);
        double giant = capability(1, 1_024);
        assertShare(giant / (giant + others), "node", drawn);
        double each = (double) drawn.get("node") / 100;
        IntStream.range(0, 100)
                .forEach(number -> assertEquals(each, drawn.getOrDefault("node-" + number, 0), 5 * Math.sqrt(each)));
    }

    private static void assertShare(double expected, String group, Map<String, Integer> drawn) {
        double share = (double) drawn.getOrDefault(group, 0) / DRAWS;
        assertEquals(expected, share, 0.04 * expected, group);
    }

    private static double capability(int nodes, int slots) {
        return nodes * (slots + 0.5);
    }

    @Test
    void shouldDrawByCapabilityWhereOneNodeCanDoFarMoreThanAllOthers() {
        TestingCell cell = TestingCell.inEurope();
        IntStream.range(0, 200)
                .forEach(number -> cell.with(aNode("early-" + number).slots(4)));
        cell.with(aNode("giant-0").slots(256));
        IntStream.range(0, 200)
                .forEach(number -> cell.with(aNode("late-" + number).slots(4)));
        Map<String, Integer> drawn = drawnOfIdle(cell, "");
        double all = capability(400, 4) + capability(1, 256);
        assertShare(capability(1, 256) / all, "giant", drawn);
        assertShare(capability(200, 4) / all, "early", drawn);
        assertShare(capability(200, 4) / all, "late", drawn);
        double each = DRAWS * capability(1, 4) / all;
        IntStream.range(0, 200).forEach(number -> {
            // Five standard deviations of what chance makes of so many draws.
            assertEquals(each, drawn.getOrDefault("early-" + number, 0), 5 * Math.sqrt(each), "early-" + number);
            assertEquals(each, drawn.getOrDefault("late-" + number, 0), 5 * Math.sqrt(each), "late-" + number);
        });
    }

    @Test
    void shouldDrawByCapabilityWhereFewAreEligible() {
        TestingCell cell = cellOf(nodes(500, 4)).with(aPolicy("pool"));
        IntStream.range(0, 40)
                .forEach(number -> cell.with(aNode("member-" + number).slots(4).in("pool")));
        cell.with(aNode("giant-0").slots(256).in("pool"));
        Map<String, Integer> drawn = drawnOfIdle(cell, "pool");
        double all = capability(40, 4) + capability(1, 256);
        assertShare(capability(1, 256) / all, "giant", drawn);
        assertShare(capability(40, 4) / all, "member", drawn);
    }

    @Test
    void shouldDrawByCapabilityWhereTheLargestNodeIsNotEligible() {
        TestingCell cell = TestingCell.inEurope()
                .with(aPolicy("pool"))
                .with(aNode("giant-0").slots(256));
        IntStream.range(0, 50).forEach(number -> {
            cell.with(aNode("small-" + number).slots(1).in("pool"));
            cell.with(aNode("large-" + number).slots(8).in("pool"));
        });
        Map<String, Integer> drawn = drawnOfIdle(cell, "pool");
        double all = capability(50, 1) + capability(50, 8);
        assertShare(capability(50, 1) / all, "small", drawn);
        assertShare(capability(50, 8) / all, "large", drawn);
    }

    @Test
    void shouldFillEverySlotBeforeAnyJobWaits() {
        TestingCell cell = cellOf(nodes(7, 3));
        nodesOfJobs(cell, 21);
        assertEquals(21, cell.load().busySlots());
        TestingCell.waiting(cell.arrive(aJob("one-too-many")));
    }
}
