package com.resultity.mesh.router.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.router.cells.CellPartitions;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.place.PartitionCells;
import com.resultity.mesh.router.place.PlaceMemory;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.OutcomeStatus;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Rung;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * One run of all cells in memory over inputs of the past. Tokens and summaries arrive at once, every job is served, and each
 * takes as long as it took.
 */
class PlanRun {

    private static final long TICK_MILLISECONDS = 100;
    private static final long SUMMARY_MILLISECONDS = 1_000;

    private final ToLongFunction<String> durations;
    private final List<PartitionCells> partitions = new ArrayList<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private final Map<String, Fate> fates = new HashMap<>();
    private long numbers;

    /** A record that arrives at a partition. */
    private record Due(long at, long number, int partition, Accepted<? extends SpecificRecord> record) {}

    /**
     * How a job fared, by its last decision: as little as plans are compared by, for there are many.
     *
     * @param attempt which of its attempts that was
     * @param nodeId the node that it was assigned to; null: none
     * @param reason why to none; null with a node
     * @param rung the rung that the node was found on; null without one
     * @param firstDecidedAt when it was first decided, milliseconds since 1970-01-01T00:00:00Z
     */
    record Fate(int attempt, String nodeId, DecisionReason reason, Rung rung, long firstDecidedAt) {

        private static Fate of(RoutingDecision last, long firstDecidedAt) {
            String nodeId = last.getKind() == DecisionKind.ASSIGNED
                    ? last.getAssignment().getNodeId()
                    : null;
            return new Fate(last.getAttempt(), nodeId, last.getReason(), last.getRung(), firstDecidedAt);
        }

        boolean served() {
            return nodeId != null;
        }
    }

    /**
     * @param durations how long a job takes once it is assigned, milliseconds
     * @param begin time of the cells at their start, milliseconds since 1970-01-01T00:00:00Z
     */
    PlanRun(CellSettings settings, ToLongFunction<String> durations, long begin) {
        this.durations = durations;
        for (int partition = 0; partition < TopicCatalogue.CELL_PARTITIONS; partition++) {
            partitions.add(new PartitionCells(settings, PlaceMemory.inMemory(), this::take, begin));
        }
    }

    /** Has a record arrive. */
    void arrive(int partition, Accepted<? extends SpecificRecord> record, long at) {
        due.add(new Due(at, numbers++, partition, record));
    }

    /** Runs from one time to another, and on until nothing waits for anything. */
    Map<String, Fate> run(long begin, long end) {
        for (long now = begin; now <= end; now = after(now, begin, end)) {
            while (!due.isEmpty() && due.peek().at() <= now) {
                Due next = due.remove();
                partitions.get(next.partition()).read(next.record(), next.at());
            }
            long time = now;
            partitions.forEach(cells -> cells.tick(time));
            if ((now - begin) % SUMMARY_MILLISECONDS == 0) {
                partitions.forEach(cells -> cells.summarise(time));
            }
        }
        return fates;
    }

    /**
     * The next tick that makes a difference, however many lie before it: a window may be a week, and quiet.
     *
     * @param now a tick
     * @param begin the first one
     * @param end after which none makes a difference
     */
    long after(long now, long begin, long end) {
        long nextDue = due.isEmpty() ? Long.MAX_VALUE : due.peek().at();
        long summaryDue = Long.MAX_VALUE;
        for (PartitionCells cells : partitions) {
            nextDue = Math.min(nextDue, cells.dueAt());
            summaryDue = Math.min(summaryDue, cells.summaryDueAt());
        }
        long past = end + SUMMARY_MILLISECONDS;
        return Math.min(
                begin + afterwards(now - begin, Math.min(nextDue, past) - begin, TICK_MILLISECONDS),
                begin + afterwards(now - begin, Math.min(summaryDue, past) - begin, SUMMARY_MILLISECONDS));
    }

    /** The first multiple of a step that lies after one time and not before another. */
    private static long afterwards(long time, long notBefore, long step) {
        return step * Math.max(Math.floorDiv(time, step) + 1, -Math.floorDiv(-notBefore, step));
    }

    private void take(String key, SpecificRecord value, long now) {
        if (value instanceof RoutingDecision decision) {
            decided(decision, now);
        } else if (value instanceof HandedOnJob token) {
            send(TopicCatalogue.HANDED_ON_JOBS.name(), partitionOf(key), key, token, now);
        } else if (value instanceof CellSummary summary) {
            for (int partition = 0; partition < partitions.size(); partition++) {
                send(TopicCatalogue.CELL_SUMMARIES.name(), partition, key, summary, now);
            }
        }
    }

    /** Takes a decision of the cells, and lets its job end when it has taken as long as it takes. */
    void decided(RoutingDecision decision, long now) {
        Fate before = fates.get(decision.getJobId());
        fates.put(decision.getJobId(), Fate.of(decision, before == null ? now : before.firstDecidedAt()));
        boolean again = before != null && before.attempt() == decision.getAttempt();
        if (decision.getKind() == DecisionKind.ASSIGNED && !again) {
            long end = now + durations.applyAsLong(decision.getJobId());
            send(
                    TopicCatalogue.JOB_OUTCOMES.name(),
                    partitionOf(decision.getCell()),
                    decision.getCell(),
                    outcome(decision, end),
                    end);
        }
    }

    private static JobOutcome outcome(RoutingDecision decision, long end) {
        return JobOutcome.newBuilder()
                .setJobId(decision.getJobId())
                .setAttempt(decision.getAttempt())
                .setCell(decision.getCell())
                .setNodeId(decision.getAssignment().getNodeId())
                .setGatewayId(decision.getGatewayId())
                .setTenantId(decision.getTenantId())
                .setSubcloudId(decision.getSubcloudId())
                .setStatus(OutcomeStatus.SERVED)
                .setContextTokens(0)
                .setOutputTokens(0)
                .setLatencyMilliseconds(end - decision.getDecidedAt())
                .setFinishedAt(end)
                .build();
    }

    private void send(String topic, int partition, String key, SpecificRecord value, long at) {
        RawRecord raw =
                new RawRecord(topic, partition, numbers, at, key.getBytes(UTF_8), new byte[0], new RecordHeaders());
        arrive(partition, new Accepted<>(key, value, raw), at);
    }

    private static int partitionOf(String cell) {
        return CellPartitions.of(cell, TopicCatalogue.CELL_PARTITIONS);
    }
}
