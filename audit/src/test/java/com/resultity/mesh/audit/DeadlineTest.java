package com.resultity.mesh.audit;

import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aHandedOnJob;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.schemas.VoidedAttempt;
import com.resultity.mesh.testkit.records.JobRequestBuilder;
import com.resultity.mesh.testkit.records.LocatedJobBuilder;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deadlines: no node from then on, whatever the attempt, and no label that gives a job more time. */
class DeadlineTest {

    private static final long DECIDED_AT = NOW + 5;
    private static final long GRACE = 60_000;

    private final Scenario scenario = new Scenario();

    @Test
    void shouldAllowNodeUntilDeadline() {
        served(aJobRequest().deadline(DECIDED_AT + 1), aLocatedJob().deadline(DECIDED_AT + 1));
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindNodeAtDeadline() {
        served(aJobRequest().deadline(DECIDED_AT), aLocatedJob().deadline(DECIDED_AT));
        assertOnlyDeadline();
    }

    @Test
    void shouldFindLabelWithoutDeadlineOfRequest() {
        served(aJobRequest().deadline(DECIDED_AT + 1), aLocatedJob());
        assertOnlyDeadline();
    }

    @Test
    void shouldFindLabelThatPutsDeadlineOff() {
        served(aJobRequest().deadline(DECIDED_AT + 1), aLocatedJob().deadline(DECIDED_AT + 2));
        assertOnlyDeadline();
    }

    @Test
    void shouldCallJobLostThatNobodyDecidedByItsDeadline() {
        scenario.accepted(aJobRequest().deadline(NOW + 1_000), aLocatedJob().deadline(NOW + 1_000));
        assertOpenUntil(NOW + 1_000);
    }

    @Test
    void shouldGiveNextAttemptNoPatienceBeyondDeadline() {
        long deadline = NOW + 60_000;
        LocatedJob job = scenario.accepted(
                aJobRequest().deadline(deadline), aLocatedJob().deadline(deadline));
        scenario.decided(scenario.assignment(job).build());
        scenario.log.append(
                TopicCatalogue.HANDED_ON_JOBS,
                0,
                deadline - 2_000,
                "NA-0",
                aHandedOnJob()
                        .job(job)
                        .attempt(2)
                        .patienceEndsAt(deadline)
                        .voided(new VoidedAttempt(1, NODE_ID, TenancyEnd.NODE_SILENT))
                        .build());
        assertOpenUntil(deadline);
    }

    @Test
    void shouldGiveNoAttemptPatienceBeyondDeadline() {
        long deadline = NOW + 60_000;
        LocatedJob job = scenario.accepted(
                aJobRequest().deadline(deadline), aLocatedJob().deadline(deadline));
        scenario.decided(scenario.assignment(job).leaseEndsAt(deadline - 2_000).build());
        assertOpenUntil(deadline);
    }

    private void assertOpenUntil(long due) {
        AuditReport before = scenario.log.auditAt(due + GRACE - 1);
        assertEquals(1, before.open(), before::toJson);
        AuditReport after = scenario.log.auditAt(due + GRACE + 1);
        assertEquals(1, after.lost(), after::toJson);
    }

    private void served(JobRequestBuilder request, LocatedJobBuilder label) {
        scenario.served(scenario.assignment(scenario.accepted(request, label)).build());
    }

    private void assertOnlyDeadline() {
        assertEquals(Map.of(BreachKind.DEADLINE, 1L), scenario.found());
    }
}
