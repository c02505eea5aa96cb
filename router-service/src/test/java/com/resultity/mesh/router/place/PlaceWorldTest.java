package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.audit.AuditSettings;
import com.resultity.mesh.audit.LogAudit;
import com.resultity.mesh.audit.log.LogIntake;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.router.place.TestingLog.Written;
import com.resultity.mesh.router.place.World.Life;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/**
 * Worlds made of chance, judged by the audit, which knows nothing of how place works, and after every step by second opinions
 * on capacity, isolation and attempts. Many small ones, of which one in ten is lived once more without restarts and must
 * be the same, and one in a hundred is audited after every step; a few large ones.
 *
 * <p>{@code -Drouter.worlds=N} sets how many, {@code -Drouter.worlds.from=S} other ones, {@code -Drouter.seed=S} lives just
 * the one of that seed again and tells its history.
 */
class PlaceWorldTest {

    private static final Life SMALL = new Life(4, 45, true, false, false, false);
    private static final Life LARGE = new Life(10, 700, true, false, false, false);
    private static final Life FORGETFUL = new Life(10, 700, true, true, false, false);
    private static final int MANY = 10_000;
    private static final int SMALL_FOR_ONE_LARGE = 1_000;
    private static final int TWIN = 10;
    private static final int WATCHED = 100;
    private static final long MINUTES = 300_000;

    private final LogIntake intake = new LogIntake(new TestingValueSerdes());
    private long served;
    private long refused;
    private long expired;
    private long placedAgain;
    private long repeated;
    private long deadLetters;
    private long released;
    private long forgotten;

    @Test
    void shouldKeepEveryPromiseInEveryWorld() {
        Long seed = Long.getLong("router.seed");
        if (seed != null) {
            judge(seed, SMALL.toldAgain(), true, true);
            judge(seed, LARGE.toldAgain(), true, false);
            judge(seed, FORGETFUL.toldAgain(), true, false);
            return;
        }
        int worlds = Integer.getInteger("router.worlds", MANY);
        SplittableRandom seeds = new SplittableRandom(Long.getLong("router.worlds.from", 1));
        for (int world = 0; world < worlds; world++) {
            judge(seeds.nextLong(), SMALL, world % TWIN == 0, world % WATCHED == 0);
            if (world % SMALL_FOR_ONE_LARGE == 0) {
                judge(seeds.nextLong(), LARGE, true, false);
                judge(seeds.nextLong(), FORGETFUL, true, false);
            }
        }
        assertWorldsWereEventful(worlds);
    }

    private void judge(long seed, Life life, boolean twin, boolean watched) {
        World world = new World(seed, life);
        try {
            Watcher watcher = new Watcher(world);
            world.live(watched ? watcher : () -> {});
            judge(world, watcher);
            if (twin) {
                World undisturbed = new World(seed, life.undisturbed());
                undisturbed.live(() -> {});
                assertSame(undisturbed, world);
            }
        } catch (RuntimeException | AssertionError failure) {
            throw failed(seed, life, failure);
        }
    }

    /** Lives it once more, to tell what happened. */
    private static AssertionFailedError failed(long seed, Life life, Throwable failure) {
        World again = new World(seed, life.toldAgain());
        try {
            again.live(() -> {});
        } catch (RuntimeException | AssertionError same) {
            // What matters is what led to it.
            failure.addSuppressed(same);
        }
        return new AssertionFailedError(
                "the world of -Drouter.seed=" + seed + " fails: " + failure + "\n" + String.join("\n", again.history()),
                failure);
    }

    /** Audits a world as it goes, reading what was written since it looked last. */
    private final class Watcher implements Runnable {

        private final World world;
        private final LogAudit audit = new LogAudit(AuditSettings.defaults().withoutUsageLedger());
        private final Map<Topic<?>, int[]> read = new HashMap<>();

        Watcher(World world) {
            this.world = world;
        }

        void catchUp() {
            for (Topic<?> topic : TopicCatalogue.all()) {
                int[] positions = read.computeIfAbsent(
                        topic, unknown -> new int[world.log().cellPartitions()]);
                for (int partition = 0; partition < positions.length; partition++) {
                    List<Written> records = world.log().records(topic, partition);
                    for (; positions[partition] < records.size(); positions[partition]++) {
                        audit.observe(
                                intake.take(records.get(positions[partition]).raw()));
                    }
                }
            }
        }

        AuditReport report(long now) {
            catchUp();
            return audit.report(now);
        }

        @Override
        public void run() {
            AuditReport report = report(world.now());
            assertTrue(report.clean(), () -> "breaches: " + report.breaches());
        }
    }

    private void judge(World world, Watcher watcher) {
        AuditReport report = watcher.report(world.now() + MINUTES);
        // Where nodes are forgotten, slots are counted from 1 again while this log still has what a real one would have
        // lost;
        // that none is given away twice is seen with each decision.
        Map<BreachKind, Long> counts = new EnumMap<>(report.countsByKind());
        if (world.forgets()) {
            counts.remove(BreachKind.CAPACITY);
        }
        assertTrue(counts.values().stream().allMatch(count -> count == 0), () -> "breaches: " + report.breaches());
        forgotten += world.forgottenNodes();
        assertEquals(0, report.open());
        assertEquals(report.accepted(), report.served() + report.refused() + report.expired());
        served += report.served();
        refused += report.refused();
        expired += report.expired();
        placedAgain += report.placedAgain();
        repeated += report.repeatedDecisions();
        deadLetters += report.deadLetters();
        released += world.log().records(TopicCatalogue.NODE_RELEASES, 0).size();
    }

    /** What a task forgets when it ends must make no difference. */
    private static void assertSame(World undisturbed, World restarted) {
        for (Topic<?> topic : List.of(
                TopicCatalogue.NODE_RELEASES,
                TopicCatalogue.CELL_SUMMARIES,
                TopicCatalogue.HANDED_ON_JOBS,
                TopicCatalogue.ROUTING_DECISIONS,
                TopicCatalogue.DEAD_LETTERS)) {
            for (int partition = 0; partition < undisturbed.log().cellPartitions(); partition++) {
                assertSame(undisturbed, restarted, topic, partition);
            }
        }
    }

    private static void assertSame(World undisturbed, World restarted, Topic<?> topic, int partition) {
        List<Written> expected = undisturbed.log().records(topic, partition);
        List<Written> actual = restarted.log().records(topic, partition);
        for (int offset = 0; offset < Math.min(expected.size(), actual.size()); offset++) {
            String where = topic.name() + "-" + partition + "@" + offset + " differs after restarts";
            assertEquals(expected.get(offset).key(), actual.get(offset).key(), where);
            assertEquals(
                    undisturbed.log().decode(topic, expected.get(offset).value()),
                    restarted.log().decode(topic, actual.get(offset).value()),
                    where);
        }
        if (expected.size() != actual.size()) {
            List<Written> longer = expected.size() > actual.size() ? expected : actual;
            Written first = longer.get(Math.min(expected.size(), actual.size()));
            throw new AssertionFailedError(topic.name() + "-" + partition + " has one more record "
                    + (longer == expected ? "without" : "with") + " restarts: "
                    + restarted.log().decode(topic, first.value()));
        }
    }

    private void assertWorldsWereEventful(int worlds) {
        String figures = "served " + served + ", refused " + refused + ", expired " + expired + ", placed again "
                + placedAgain + ", repeated " + repeated + ", dead letters " + deadLetters + ", nodes released "
                + released + ", nodes forgotten " + forgotten + " in " + worlds;
        System.out.println(figures);
        assertTrue(served > worlds && refused > worlds && placedAgain > worlds / 4 && repeated > worlds / 8, figures);
        assertTrue(expired > 0 && released > 0 && forgotten > 0, figures);
    }
}
