package com.resultity.mesh.audit;

import static com.resultity.mesh.audit.Scenario.JOB;
import static com.resultity.mesh.audit.Scenario.NEXT_JOB;
import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aGrant;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.someMemberships;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.MembershipState;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.testkit.records.AssignmentBuilder;
import com.resultity.mesh.testkit.records.MembershipsBuilder;
import com.resultity.mesh.testkit.records.SubcloudBuilder;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Isolation and access: who may serve a job, and who may ask for it. */
class PoolTest {

    private static final String SUBCLOUD = "eu-gdpr";
    private static final String TENANT = "tenant-a";

    private final Scenario scenario = new Scenario();

    @Test
    void shouldAllowActiveMember() {
        subcloud(aSubcloud());
        memberships(someMemberships().inSubcloud(SUBCLOUD));
        scenario.served(forSubcloud().build());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindNodeThatIsNoMember() {
        subcloud(aSubcloud());
        memberships(someMemberships().inSubcloud("another"));
        scenario.served(forSubcloud().build());
        assertOnly(BreachKind.ISOLATION);
    }

    @Test
    void shouldFindMemberThatIsNotActive() {
        subcloud(aSubcloud());
        memberships(someMemberships().with(SUBCLOUD, MembershipState.SUSPENDED, false));
        scenario.served(forSubcloud().build());
        assertOnly(BreachKind.ISOLATION);
    }

    @Test
    void shouldFindMemberWithoutAnyMemberships() {
        subcloud(aSubcloud());
        scenario.served(forSubcloud().versions(1, 0, NOW, 0).build());
        assertOnly(BreachKind.ISOLATION);
    }

    @Test
    void shouldFindGlobalJobOnIsolatedNode() {
        memberships(someMemberships().isolatedBy(SUBCLOUD));
        scenario.served(scenario.assignment(scenario.accepted(JOB))
                .versions(1, 2, NOW, 0)
                .build());
        assertOnly(BreachKind.ISOLATION);
    }

    @Test
    void shouldAllowGlobalJobOnNodeThatIsIsolatedByMembershipNotActive() {
        memberships(someMemberships().with(SUBCLOUD, MembershipState.REQUESTED, true));
        scenario.served(scenario.assignment(scenario.accepted(JOB))
                .versions(1, 2, NOW, 0)
                .build());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindJobOfSubcloudDecidedAsGlobal() {
        LocatedJob job = scenario.accepted(
                aJobRequest().subcloud(SUBCLOUD), aLocatedJob().subcloud(SUBCLOUD));
        scenario.served(scenario.assignment(job).subcloud(null, 0).build());
        assertOnly(BreachKind.ISOLATION);
    }

    @Test
    void shouldFindLabelThatNamesAnotherSubcloud() {
        subcloud(aSubcloud());
        memberships(someMemberships().inSubcloud(SUBCLOUD));
        LocatedJob job = scenario.accepted(
                aJobRequest().subcloud("another"), aLocatedJob().subcloud(SUBCLOUD));
        scenario.served(scenario.assignment(job)
                .subcloud(SUBCLOUD, 1)
                .versions(1, 2, NOW, 0)
                .build());
        // By the label, and by the assignment that was made of it.
        assertEquals(Map.of(BreachKind.ISOLATION, 2L), scenario.found());
    }

    @Test
    void shouldFindMembershipsThatWereNeverWritten() {
        scenario.served(scenario.assignment(scenario.accepted(JOB))
                .versions(1, 9, NOW, 0)
                .build());
        assertOnly(BreachKind.ISOLATION);
    }

    @Test
    void shouldNotJudgeMembershipsThatWereCompacted() {
        memberships(someMemberships());
        scenario.servedOnSlotZero();
        scenario.log.remove(scenario.log.of(TopicCatalogue.SUBCLOUD_MEMBERSHIPS).get(0));
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(Map.of("isolationBreaches", 1L), report.unverifiable());
    }

    @Test
    void shouldAllowTenantWithGrant() {
        subcloud(aSubcloud().whitelisted());
        memberships(someMemberships().inSubcloud(SUBCLOUD));
        scenario.log.append(
                TopicCatalogue.ACCESS_GRANTS,
                SUBCLOUD + "/" + TENANT,
                aGrant().subcloud(SUBCLOUD).tenant(TENANT).build());
        scenario.served(forSubcloud().grantVersion(1).build());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindTenantWithoutGrant() {
        subcloud(aSubcloud().whitelisted());
        memberships(someMemberships().inSubcloud(SUBCLOUD));
        scenario.served(forSubcloud().build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldFindGrantVersionThatWasNeverWritten() {
        subcloud(aSubcloud().whitelisted());
        memberships(someMemberships().inSubcloud(SUBCLOUD));
        scenario.log.append(
                TopicCatalogue.ACCESS_GRANTS,
                SUBCLOUD + "/" + TENANT,
                aGrant().subcloud(SUBCLOUD).tenant(TENANT).build());
        scenario.served(forSubcloud().grantVersion(2).build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldFindSubcloudThatWasDecidedOnWithoutItsTerms() {
        memberships(someMemberships().inSubcloud(SUBCLOUD));
        scenario.served(forSubcloud().subcloud(SUBCLOUD, 0).build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldFindTermsThatWereNeverWritten() {
        subcloud(aSubcloud());
        memberships(someMemberships().inSubcloud(SUBCLOUD));
        scenario.served(forSubcloud().subcloud(SUBCLOUD, 2).build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldNotJudgeTermsAndGrantsThatWereCompacted() {
        subcloud(aSubcloud().version(2).whitelisted());
        memberships(someMemberships().inSubcloud(SUBCLOUD));
        scenario.log.append(
                TopicCatalogue.ACCESS_GRANTS,
                SUBCLOUD + "/" + TENANT,
                aGrant().subcloud(SUBCLOUD).tenant(TENANT).version(2).build());
        scenario.served(forSubcloud().build());
        assertEquals(Map.of("accessBreaches", 1L), scenario.log.audit().unverifiable());
        RoutingDecision second = scenario.assignment(scenario.accepted(
                        aJobRequest().job(NEXT_JOB).subcloud(SUBCLOUD),
                        aLocatedJob().job(NEXT_JOB).subcloud(SUBCLOUD)))
                .subcloud(SUBCLOUD, 2)
                .grantVersion(1)
                .versions(1, 2, NOW, 0)
                .slot(1, 4)
                .build();
        scenario.served(second);
        assertEquals(Map.of("accessBreaches", 2L), scenario.log.audit().unverifiable());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindJobDecidedForAnotherTenant() {
        scenario.served(
                scenario.assignment(scenario.accepted(JOB)).tenant("tenant-b").build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldFindLabelThatNamesAnotherTenant() {
        scenario.accepted(aJobRequest().tenant("tenant-b"), aLocatedJob());
        assertEquals(Map.of(BreachKind.ACCESS, 1L), Scenario.found(scenario.log.auditAt(NOW + 1_000)));
    }

    private void subcloud(SubcloudBuilder subcloud) {
        scenario.log.append(
                TopicCatalogue.SUBCLOUDS, SUBCLOUD, subcloud.id(SUBCLOUD).build());
    }

    private void memberships(MembershipsBuilder memberships) {
        scenario.log.append(
                TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                NODE_ID,
                memberships.version(2).build());
    }

    private AssignmentBuilder forSubcloud() {
        LocatedJob job = scenario.accepted(
                aJobRequest().subcloud(SUBCLOUD), aLocatedJob().subcloud(SUBCLOUD));
        return scenario.assignment(job).subcloud(SUBCLOUD, 1).versions(1, 2, NOW, 0);
    }

    private void assertOnly(BreachKind kind) {
        assertEquals(Map.of(kind, 1L), scenario.found());
    }
}
