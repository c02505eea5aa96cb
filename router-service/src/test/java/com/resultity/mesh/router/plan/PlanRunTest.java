package com.resultity.mesh.router.plan;

import static com.resultity.mesh.testkit.records.Records.CELL;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.cells.CellPartitions;
import com.resultity.mesh.router.place.JobTime;
import com.resultity.mesh.router.place.TestingInputs;
import com.resultity.mesh.router.plan.PlanRun.Fate;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Plays what worlds made of chance asked for, tick by tick and by leaps. */
class PlanRunTest {

    private static final int WORLDS = 8;
    private static final int STEPS = 700;
    private static final long SEED = 1;
    private static final long BEGIN = NOW - 1;
    private static final long SETTLING = 120_000;
    private static final long[] DURATIONS = {50, 700, 3_000, 70_000};
    private static final long TICK = 100;

    /** So many that a cell which knows of them speaks of itself every few seconds only. */
    private static final int MANY_MODELS = 1_500;

    @Test
    void shouldComeByLeapsToWhereItComesTickByTick() {
        SplittableRandom seeds = new SplittableRandom(SEED);
        int jobs = 0;
        int leaps = 0;
        long ticks = 0;
        for (int world = 0; world < WORLDS; world++) {
            TestingInputs inputs = TestingInputs.of(seeds.nextLong(), 8, STEPS, world % 2 == 0);
            Play play = new Play(inputs, world % 3 == 0 ? 1 : 60, world % 4 == 0);
            long end = play.at(inputs.end()) + SETTLING;
            Leaping leaping = new Leaping(play);
            Ticking ticking = new Ticking(play);
            String where = "world " + world + " from seed " + SEED;
            Map<String, Fate> fates = leaping.run(BEGIN, end);
            assertEquals(ticking.run(BEGIN, end), fates, where);
            assertEquals(ticking.decisions, leaping.decisions, where);
            jobs += fates.size();
            leaps += leaping.leaps;
            ticks += (end - BEGIN) / TICK;
        }
        System.out.println(jobs + " jobs fared alike in " + leaps + " leaps and in " + ticks + " ticks");
        assertTrue(jobs > 0);
        assertTrue(leaps < ticks / 2);
    }

    @Test
    void shouldLeapOverAWeekInWhichNothingHappens() {
        Leaping leaping = new Leaping(new Play(TestingInputs.of(SEED, 8, STEPS, true), 1, false));
        leaping.run(BEGIN, BEGIN + Duration.ofDays(7).toMillis());
        assertTrue(leaping.leaps < 2_000, () -> leaping.leaps + " leaps");
    }

    /**
     * A world to be played.
     *
     * @param slower by how much slower it is played than it was lived, so that jobs are minutes apart
     * @param crowded whether one of its nodes has models without number
     */
    private record Play(TestingInputs inputs, long slower, boolean crowded) {

        long at(long time) {
            return NOW + (time - NOW) * slower;
        }

        private void begin(PlanRun run) {
            for (Accepted<? extends SpecificRecord> policy : inputs.policies()) {
                for (int partition = 0; partition < TopicCatalogue.CELL_PARTITIONS; partition++) {
                    run.arrive(partition, policy, at(policy.raw().timestamp()));
                }
            }
            if (crowded) {
                arrive(run, CELL, crowd());
            }
            inputs.nodes().forEach(node -> arrive(run, ((NodeState) node.value()).getCell(), node));
            inputs.jobs().forEach(job -> arrive(run, job.key(), slowed(job)));
        }

        private void arrive(PlanRun run, String cell, Accepted<? extends SpecificRecord> record) {
            int partition = CellPartitions.of(cell, TopicCatalogue.CELL_PARTITIONS);
            run.arrive(partition, record, at(record.raw().timestamp()));
        }

        private Accepted<LocatedJob> slowed(Accepted<? extends SpecificRecord> record) {
            LocatedJob job = (LocatedJob) record.value();
            String id = job.getJobId();
            long number = Long.parseLong(id.substring(id.lastIndexOf('-') + 1), 16);
            LocatedJob slowed = LocatedJob.newBuilder(job)
                    .setJobId(jobId(at(JobTime.of(id).orElseThrow()), number))
                    .setRequestedAt(at(job.getRequestedAt()))
                    .build();
            return new Accepted<>(record.key(), slowed, record.raw());
        }

        private static Accepted<NodeState> crowd() {
            NodeState state = aNodeState()
                    .node("crowd")
                    .models(IntStream.range(0, MANY_MODELS)
                            .mapToObj(number -> "of-a-crowd-" + number)
                            .toArray(String[]::new))
                    .build();
            RawRecord raw =
                    new RawRecord(TopicCatalogue.NODE_STATES.name(), 0, 0, NOW, null, null, new RecordHeaders());
            return new Accepted<>(state.getNodeId(), state, raw);
        }
    }

    /** The same for a job in both runs; some take longer than their lease. */
    private static long duration(String jobId) {
        return DURATIONS[Math.floorMod(jobId.hashCode(), DURATIONS.length)];
    }

    /** Keeps every decision with all its fields. */
    private static class Recorded extends PlanRun {

        final List<RoutingDecision> decisions = new ArrayList<>();

        Recorded(Play play) {
            super(play.inputs().settings(), PlanRunTest::duration, BEGIN);
            play.begin(this);
        }

        @Override
        void decided(RoutingDecision decision, long now) {
            decisions.add(decision);
            super.decided(decision, now);
        }
    }

    private static final class Ticking extends Recorded {

        Ticking(Play play) {
            super(play);
        }

        @Override
        long after(long now, long begin, long end) {
            return now + TICK;
        }
    }

    private static final class Leaping extends Recorded {

        private int leaps;

        Leaping(Play play) {
            super(play);
        }

        @Override
        long after(long now, long begin, long end) {
            leaps++;
            return super.after(now, begin, end);
        }
    }
}
