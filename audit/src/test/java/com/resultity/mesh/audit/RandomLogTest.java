package com.resultity.mesh.audit;

import static com.resultity.mesh.audit.TestingLog.LONG_AFTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.audit.TestingLog.Entry;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.SlotTenancy;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomLogTest {

    private static final int MUTATIONS = 30;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldFindNothingInCleanLog(long seed) {
        AuditReport report = SimulatedMesh.logOf(seed, 400).audit();
        assertTrue(report.clean(), () -> "seed " + seed + ": " + report.breaches());
        assertEquals(400, report.accepted());
        assertEquals(400, report.served() + report.refused() + report.expired());
        assertEquals(Map.of(), report.unverifiable());
    }

    @Test
    void shouldMeetAllThatALogMayHold() {
        AuditReport report = SimulatedMesh.logOf(9, 1_000).audit();
        assertTrue(report.served() > 500, report::toJson);
        assertTrue(report.refused() > 0 && report.expired() > 0, report::toJson);
        assertTrue(report.placedAgain() > 50, report::toJson);
        assertTrue(report.repeatedDecisions() > 0 && report.lateOutcomes() > 0, report::toJson);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNotDependOnTheOrderOfPartitions(long seed) {
        TestingLog log = SimulatedMesh.logOf(seed, 200);
        Mutation.NODE.apply(log, new Random(seed));
        AuditReport expected = log.auditAt(LONG_AFTER);
        for (int i = 0; i < 5; i++) {
            assertEquals(expected, log.auditShuffled(LONG_AFTER, new Random(seed + i)), "seed " + seed);
        }
    }

    /** Judged in the midst of things, a clean log shows nothing that is not so. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindNothingWhileJobsAreOpen(long seed) {
        TestingLog log = SimulatedMesh.logOf(seed, 300);
        long middle = log.of(TopicCatalogue.ROUTING_DECISIONS).stream()
                .mapToLong(Entry::timestamp)
                .sorted()
                .skip(150)
                .findFirst()
                .orElseThrow();
        AuditReport report = log.upTo(middle).auditAt(middle);
        assertTrue(report.clean(), () -> "seed " + seed + ": " + report.breaches());
        assertTrue(report.open() > 0, report::toJson);
    }

    @ParameterizedTest
    @EnumSource(Mutation.class)
    void shouldFindEveryMutation(Mutation mutation) {
        for (int i = 0; i < MUTATIONS; i++) {
            long seed = i / 10;
            TestingLog log = SimulatedMesh.logOf(seed, 120);
            String what = mutation.apply(log, new Random(i));
            boolean clean = log.audit().clean();
            assertFalse(clean, () -> "not found in log of seed " + seed + ": " + what);
        }
    }

    /** One field of one decision, changed. */
    enum Mutation {
        SLOT,
        TENANCY,
        NODE,
        ATTEMPT,
        DUPLICATED_WITH_ANOTHER_NODE,
        REMOVED,
        PREVIOUS_JOB,
        CELL,
        BOOT_EPOCH,
        COUNTRY;

        /** Changes a decision at random, and says which and how. */
        String apply(TestingLog log, Random random) {
            while (true) {
                List<Entry> decisions = log.of(TopicCatalogue.ROUTING_DECISIONS);
                Entry entry = decisions.get(random.nextInt(decisions.size()));
                RoutingDecision decision = log.decode(TopicCatalogue.ROUTING_DECISIONS, entry);
                if (decision.getKind() == DecisionKind.ASSIGNED && apply(log, entry, decision, random)) {
                    return this + " at " + entry.position() + ": " + decision;
                }
            }
        }

        private boolean apply(TestingLog log, Entry entry, RoutingDecision decision, Random random) {
            SlotTenancy slot = decision.getAssignment();
            boolean applied =
                    switch (this) {
                        case SLOT -> moveToSlot(log, slot, random);
                        case TENANCY -> {
                            slot.setTenancy(slot.getTenancy() + (random.nextBoolean() ? 1 : -1));
                            yield true;
                        }
                        case NODE, DUPLICATED_WITH_ANOTHER_NODE -> moveToNode(slot, random);
                        case ATTEMPT -> {
                            decision.setAttempt(decision.getAttempt() + (random.nextBoolean() ? 1 : -1));
                            yield true;
                        }
                        // Without any other attempt: else the one before may have been served, if late.
                        case REMOVED -> attemptsOf(decision.getJobId(), log) == 1;
                        case PREVIOUS_JOB -> slot.getPrevious() != null;
                        case CELL -> {
                            decision.setCell(decision.getCell().equals("NA-0") ? "EU-0" : "NA-0");
                            yield true;
                        }
                        case BOOT_EPOCH -> {
                            slot.setBootEpoch(slot.getBootEpoch() - 1);
                            yield true;
                        }
                        case COUNTRY -> {
                            slot.setCountry("JP");
                            yield true;
                        }
                    };
            if (applied) {
                write(log, entry, decision);
            }
            return applied;
        }

        private void write(TestingLog log, Entry entry, RoutingDecision decision) {
            switch (this) {
                case REMOVED -> removeAll(log, decision);
                case DUPLICATED_WITH_ANOTHER_NODE ->
                    log.append(
                            TopicCatalogue.ROUTING_DECISIONS,
                            entry.partition(),
                            entry.timestamp(),
                            decision.getJobId(),
                            decision);
                case PREVIOUS_JOB -> {
                    decision.getAssignment().getPrevious().setJobId(Scenario.NEXT_JOB);
                    log.replace(entry, TopicCatalogue.ROUTING_DECISIONS, decision);
                }
                default -> log.replace(entry, TopicCatalogue.ROUTING_DECISIONS, decision);
            }
        }

        private static long attemptsOf(String jobId, TestingLog log) {
            return log.of(TopicCatalogue.ROUTING_DECISIONS).stream()
                    .map(entry -> log.decode(TopicCatalogue.ROUTING_DECISIONS, entry))
                    .filter(decision -> decision.getJobId().equals(jobId))
                    .map(RoutingDecision::getAttempt)
                    .distinct()
                    .count();
        }

        /** Together with its repeats, which would stand in for it. */
        private static void removeAll(TestingLog log, RoutingDecision decision) {
            log.of(TopicCatalogue.ROUTING_DECISIONS).stream()
                    .filter(other ->
                            log.decode(TopicCatalogue.ROUTING_DECISIONS, other).equals(decision))
                    .forEach(log::remove);
        }

        /**
         * The only tenancy of a slot may as well lie on another slot that nobody else holds: that is another clean log, so it
         * is not made.
         */
        private static boolean moveToSlot(TestingLog log, SlotTenancy slot, Random random) {
            if (slot.getSlots() == 1) {
                return false;
            }
            int other = (slot.getSlot() + 1 + random.nextInt(slot.getSlots() - 1)) % slot.getSlots();
            long ofBoth = log.of(TopicCatalogue.ROUTING_DECISIONS).stream()
                    .map(entry -> log.decode(TopicCatalogue.ROUTING_DECISIONS, entry))
                    .filter(decision -> decision.getKind() == DecisionKind.ASSIGNED)
                    .map(RoutingDecision::getAssignment)
                    .filter(tenancy -> tenancy.getNodeId().equals(slot.getNodeId()))
                    .filter(tenancy -> tenancy.getSlot() == slot.getSlot() || tenancy.getSlot() == other)
                    .map(tenancy -> tenancy.getSlot() + "/" + tenancy.getTenancy())
                    .distinct()
                    .count();
            slot.setSlot(other);
            return ofBoth > 1;
        }

        private static boolean moveToNode(SlotTenancy slot, Random random) {
            String other = "node-" + random.nextInt(9);
            boolean differs = !other.equals(slot.getNodeId());
            slot.setNodeId(other);
            return differs;
        }
    }
}
