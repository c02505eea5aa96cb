package com.resultity.mesh.router.decide;

import static com.resultity.mesh.router.decide.TestingCell.assigned;
import static com.resultity.mesh.router.decide.job.JobBuilder.aJob;
import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static com.resultity.mesh.router.decide.policy.PolicyBuilder.aPolicy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.nodes.NodeFactsBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
        // Of two nodes, one is drawn twice in a quarter of all cases: only then may the busier one be taken.
        int toBusier = 0;
        for (int number = 0; number < 400; number++) {
            TestingCell cell = TestingCell.inEurope()
                    .with(aNode("busy").slots(4))
                    .with(aPolicy("first"))
                    .with(aNode("busy").slots(4).in("first"));
            assigned(cell.arrive(aJob("filler").subcloud("first")));
            cell.with(aNode("idle").slots(4));
            toBusier += assigned(cell.arrive(aJob("job-" + number))).node().id().equals("busy") ? 1 : 0;
        }
        assertTrue(toBusier > 60 && toBusier < 140, "busier one taken " + toBusier + " times of 400");
    }

    @Test
    void shouldCompareLoadByShareAndNotByCount() {
        int toLarge = 0;
        for (int number = 0; number < 200; number++) {
            TestingCell cell = TestingCell.inEurope()
                    .with(aPolicy("large"), aPolicy("small"))
                    .with(
                            aNode("large").slots(100).in("large"),
                            aNode("small").slots(2).in("small"));
            for (int filler = 0; filler < 10; filler++) {
                assigned(cell.arrive(aJob("filler-" + filler).subcloud("large")));
            }
            assigned(cell.arrive(aJob("filler").subcloud("small")));
            toLarge += assigned(cell.arrive(aJob("job-" + number))).node().id().equals("large") ? 1 : 0;
        }
        assertTrue(toLarge > 120, "the larger node, a tenth full, was taken " + toLarge + " times of 200");
    }

    @Test
    void shouldSpreadJobsEvenly() {
        TestingCell cell = cellOf(nodes(20, 50));
        Map<String, Integer> jobs = new HashMap<>();
        nodesOfJobs(cell, 400).forEach(node -> jobs.merge(node, 1, Integer::sum));
        assertEquals(20, jobs.size());
        assertTrue(jobs.values().stream().allMatch(count -> count >= 14 && count <= 26), jobs::toString);
    }

    /** Which nodes are drawn while all are idle, so that nothing but the draw decides; by what comes before the last hyphen. */
    private static Map<String, Integer> drawnOfIdle(TestingCell cell, String pool) {
        Map<String, Integer> drawn = new HashMap<>();
        for (int number = 0; number < DRAWS; number++) {
            JobBuilder job = aJob("job-" + number);
            Decision.Assigned assigned = assigned(cell.arrive(pool.isEmpty() ? job : job.subcloud(pool)));
            cell.served(assigned);
            String id = assigned.node().id();
            drawn.merge(id, 1, Integer::sum);
            drawn.merge(id.substring(0, id.lastIndexOf('-')), 1, Integer::sum);
        }
        return drawn;
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
