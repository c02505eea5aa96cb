package com.resultity.mesh.audit;

import static com.resultity.mesh.audit.Scenario.JOB;
import static com.resultity.mesh.audit.Scenario.NEXT_JOB;
import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aHeartbeat;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.anExpiry;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.audit.TestingLog.Entry;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.PreviousTenancy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.StandingLevel;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.testkit.records.NodeStateBuilder;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node that was taken a job from may still be at work on it, so its slot is not given away at once. */
class BlockedSlotTest {

    private static final Map<BreachKind, Long> ONE_BREACH = Map.of(BreachKind.CAPACITY, 1L);
    private static final long TAKEN_AT = NOW + 10_000;
    private static final long LEASE_ENDED = NOW + 60_000;

    private final Scenario scenario = new Scenario();
    private RoutingDecision held;

    @ParameterizedTest
    @EnumSource(
            value = TenancyEnd.class,
            names = {"NODE_SILENT", "NODE_LEFT", "NODE_EXPELLED", "STANDING_LOST"})
    void shouldBlockSlotUntilTheLeaseEnds(TenancyEnd end) {
        taken(end);
        given(end, LEASE_ENDED, NOW, null);
        assertEquals(Map.of(), scenario.found());
    }

    @ParameterizedTest
    @EnumSource(
            value = TenancyEnd.class,
            names = {"NODE_SILENT", "NODE_LEFT", "NODE_EXPELLED", "STANDING_LOST"})
    void shouldFindSlotThatWasGivenAwayWhileItWasBlocked(TenancyEnd end) {
        taken(end);
        given(end, LEASE_ENDED - 1, NOW, null);
        assertEquals(ONE_BREACH, scenario.found());
    }

    @ParameterizedTest
    @EnumSource(
            value = TenancyEnd.class,
            names = {"NODE_SILENT", "NODE_LEFT", "NODE_EXPELLED", "STANDING_LOST"})
    void shouldAllowSlotOnceTheLateOutcomeArrived(TenancyEnd end) {
        taken(end);
        Entry late = scenario.ended(anOutcome().of(held).build());
        given(end, TAKEN_AT + 1, NOW, late);
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindLateOutcomeThatIsNotThere() {
        taken(TenancyEnd.NODE_SILENT);
        Entry late = scenario.ended(anOutcome().of(held).attempt(7).build());
        given(TenancyEnd.NODE_SILENT, TAKEN_AT + 1, NOW, late);
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindLateOutcomeThatHadNotBeenRead() {
        taken(TenancyEnd.NODE_SILENT);
        Entry read = scenario.ended(anOutcome().of(held).attempt(7).build());
        Entry late = new Entry(read.topic(), 0, read.offset() + 1, read.timestamp(), read.key(), read.value());
        given(TenancyEnd.NODE_SILENT, TAKEN_AT + 1, NOW, late);
        scenario.ended(anOutcome().of(held).build());
        // The next job's own outcome lies between, so the late one is not where it is said to be.
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldAllowSlotOfNodeThatStartedAgain() {
        taken(TenancyEnd.NODE_SILENT);
        scenario.log.append(
                TopicCatalogue.NODE_HEARTBEATS,
                NODE_ID,
                aHeartbeat().bootEpoch(TAKEN_AT).build());
        given(TenancyEnd.NODE_SILENT, TAKEN_AT + 1, TAKEN_AT, null);
        assertEquals(Map.of(), scenario.found());
    }

    @ParameterizedTest
    @EnumSource(
            value = TenancyEnd.class,
            names = {"NODE_EXPELLED", "STANDING_LOST"})
    void shouldFindExpulsionThatNoNodeStateTellsOf(TenancyEnd end) {
        voided(end, aNodeState());
        // The next attempt, and the next tenancy of the slot.
        given(end, LEASE_ENDED, NOW, null);
        assertEquals(Map.of(BreachKind.CAPACITY, 1L, BreachKind.DOUBLY_ASSIGNED, 1L), scenario.found());
    }

    private void taken(TenancyEnd end) {
        voided(
                end,
                switch (end) {
                    case NODE_SILENT -> aNodeState().liveness(Liveness.SILENT);
                    case NODE_LEFT -> aNodeState().liveness(Liveness.LEFT);
                    case NODE_EXPELLED -> aNodeState().isolated();
                    default -> aNodeState().standing(StandingLevel.POOR);
                });
    }

    private void voided(TenancyEnd end, NodeStateBuilder told) {
        LocatedJob job = scenario.accepted(JOB);
        held = scenario.assignment(job).build();
        scenario.decided(held);
        scenario.state(told.build());
        scenario.decided(anExpiry()
                .of(job)
                .attempt(2)
                .positions(scenario.read())
                .voiding(1, NODE_ID, end)
                .decidedAt(TAKEN_AT)
                .build());
        scenario.state(aNodeState().build());
    }

    private void given(TenancyEnd end, long at, long bootEpoch, Entry late) {
        PreviousTenancy previous = new PreviousTenancy(
                JOB, 1, end, TAKEN_AT, late == null ? null : late.partition(), late == null ? null : late.offset());
        scenario.served(scenario.assignment(scenario.accepted(NEXT_JOB))
                .decidedAt(at)
                .bootEpoch(bootEpoch)
                .tenancy(2, previous)
                .build());
    }
}
