package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.audit.AuditSettings;
import com.resultity.mesh.audit.LogAudit;
import com.resultity.mesh.audit.log.LogIntake;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.router.place.TestingLog.Written;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/**
 * Worlds made of chance, judged by the audit, which knows nothing of how place works.
 *
 * <p>{@code -Drouter.worlds=N} sets how many, {@code -Drouter.worlds.from=S} other ones, {@code -Drouter.seed=S} lives just
 * the one of that seed again.
 */
class PlaceWorldTest {

    private static final int STEPS = 700;
    private static final long MINUTES = 300_000;

    private long served;
    private long refused;
    private long expired;
    private long placedAgain;
    private long repeated;
    private long deadLetters;

    @Test
    void shouldKeepEveryPromiseInEveryWorld() {
        Long seed = Long.getLong("router.seed");
        int worlds = seed == null ? Integer.getInteger("router.worlds", 12) : 1;
        SplittableRandom seeds = new SplittableRandom(Long.getLong("router.worlds.from", 1));
        for (int world = 0; world < worlds; world++) {
            judge(seed == null ? seeds.nextLong() : seed);
        }
        if (seed == null) {
            assertWorldsWereEventful(worlds);
        }
    }

    private void judge(long seed) {
        World undisturbed = live(seed, false);
        World world = live(seed, true);
        try {
            judge(world);
            assertSame(undisturbed, world, TopicCatalogue.ROUTING_DECISIONS, 0);
            assertSame(undisturbed, world, TopicCatalogue.HANDED_ON_JOBS, 0);
            assertSame(undisturbed, world, TopicCatalogue.HANDED_ON_JOBS, 1);
            assertSame(undisturbed, world, TopicCatalogue.DEAD_LETTERS, 0);
        } catch (RuntimeException | AssertionError failure) {
            throw failed(seed, world, failure);
        }
    }

    private static World live(long seed, boolean restarts) {
        World world = new World(seed, restarts);
        try {
            world.live(STEPS);
            return world;
        } catch (RuntimeException | AssertionError failure) {
            throw failed(seed, world, failure);
        }
    }

    private static AssertionFailedError failed(long seed, World world, Throwable failure) {
        return new AssertionFailedError(
                "the world of -Drouter.seed=" + seed + " fails: " + failure + "\n" + String.join("\n", world.history()),
                failure);
    }

    private void judge(World world) {
        LogAudit audit = new LogAudit(AuditSettings.defaults());
        LogIntake intake = new LogIntake(new TestingValueSerdes());
        world.log().all().forEach(written -> audit.observe(intake.take(written.raw())));
        AuditReport report = audit.report(world.now() + MINUTES);
        assertTrue(report.clean(), () -> "breaches: " + report.breaches());
        assertEquals(0, report.open());
        assertEquals(report.accepted(), report.served() + report.refused() + report.expired());
        served += report.served();
        refused += report.refused();
        expired += report.expired();
        placedAgain += report.placedAgain();
        repeated += report.repeatedDecisions();
        deadLetters += report.deadLetters();
    }

    /** What a task forgets when it ends must make no difference. */
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
        assertEquals(expected.size(), actual.size(), topic.name());
    }

    private void assertWorldsWereEventful(int worlds) {
        String figures = "served " + served + ", refused " + refused + ", expired " + expired + ", placed again "
                + placedAgain + ", repeated " + repeated + ", dead letters " + deadLetters + " in " + worlds;
        System.out.println(figures);
        assertTrue(served > worlds && refused > worlds && placedAgain > worlds && repeated > worlds, figures);
        assertTrue(expired > 0, figures);
    }
}
