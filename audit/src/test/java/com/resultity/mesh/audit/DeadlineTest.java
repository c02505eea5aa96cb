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

    /** A deadline cuts the patience of the next attempt, which then does not tell when the one before was void. */
    @Test
    void shouldGiveAttemptItsPatienceFromWhenTheOneBeforeWasVoid() {
        long deadline = NOW + 60_000;
        long voidedAt = NOW + 58_000;
        LocatedJob job = scenario.accepted(
                aJobRequest().deadline(deadline), aLocatedJob().deadline(deadline));
        scenario.decided(scenario.assignment(job).build());
        scenario.log.append(
                TopicCatalogue.HANDED_ON_JOBS,
                0,
                voidedAt,
                "NA-0",
                aHandedOnJob()
                        .job(job)
                        .attempt(2)
                        .patienceEndsAt(deadline)
                        .voided(new VoidedAttempt(1, NODE_ID, TenancyEnd.NODE_SILENT))
                        .build());
        long patienceAndGrace = 65_000;
        AuditReport before = scenario.log.auditAt(voidedAt + patienceAndGrace - 1_000);
        assertEquals(1, before.open(), before::toJson);
        AuditReport after = scenario.log.auditAt(voidedAt + patienceAndGrace + 1_000);
        assertEquals(1, after.lost(), after::toJson);
    }

    private void served(JobRequestBuilder request, LocatedJobBuilder label) {
        scenario.served(scenario.assignment(scenario.accepted(request, label)).build());
    }

    private void assertOnlyDeadline() {
        assertEquals(Map.of(BreachKind.DEADLINE, 1L), scenario.found());
    }
}
