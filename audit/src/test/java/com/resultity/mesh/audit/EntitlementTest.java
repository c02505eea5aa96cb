package com.resultity.mesh.audit;

import static com.resultity.mesh.audit.Scenario.JOB;
import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aGrant;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aModel;
import static com.resultity.mesh.testkit.records.Records.aNode;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.aTenant;
import static com.resultity.mesh.testkit.records.Records.someMemberships;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.AccessPolicy;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.Model;
import com.resultity.mesh.schemas.ModelCapability;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.Tenant;
import com.resultity.mesh.testkit.records.AssignmentBuilder;
import com.resultity.mesh.testkit.records.GrantBuilder;
import com.resultity.mesh.testkit.records.JobRequestBuilder;
import com.resultity.mesh.testkit.records.LocatedJobBuilder;
import com.resultity.mesh.testkit.records.SubcloudBuilder;
import com.resultity.mesh.testkit.records.TenantBuilder;
import com.resultity.mesh.topics.TableKeys;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What tenants may use: Subclouds by grants, tokens and bindings, and models and hardware. */
class EntitlementTest {

    private static final String SUBCLOUD = "eu-gdpr";
    private static final byte[] MAC = new byte[32];

    private final Scenario scenario = new Scenario();

    @Test
    void shouldAllowGrantsOfTenantsTeamsAndOrganisations() {
        subcloud(aSubcloud().whitelisted());
        tenant(aTenant().teams("red", "blue").organisation("acme"));
        grant(aGrant().team("blue").version(1));
        grant(aGrant().organisation("acme").version(2));
        grant(aGrant().version(3));
        for (int version = 1; version <= 3; version++) {
            scenario.served(forSubcloud("job-" + version)
                    .slot(version - 1, 4)
                    .tenantVersion(1)
                    .grantVersion(version)
                    .build());
        }
        AuditReport report = scenario.log.audit();
        assertEquals(Map.of(), Scenario.found(report));
        assertEquals(Map.of(), report.unverifiable());
    }

    @Test
    void shouldFindGrantOfTeamThatTheTenantIsNotIn() {
        subcloud(aSubcloud().whitelisted());
        tenant(aTenant().teams("red"));
        grant(aGrant().team("blue"));
        scenario.served(forSubcloud(JOB).tenantVersion(1).grantVersion(1).build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldFindGrantOfTeamWhereTheTenantWasUnknown() {
        subcloud(aSubcloud().whitelisted());
        grant(aGrant().team("blue"));
        scenario.served(forSubcloud(JOB).grantVersion(1).build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldFindGrantThatHadEnded() {
        subcloud(aSubcloud().whitelisted());
        grant(aGrant().endsAt(NOW + 6));
        grant(aGrant().version(2).endsAt(NOW + 5));
        scenario.served(forSubcloud(JOB).grantVersion(1).build());
        assertEquals(Map.of(), scenario.found());
        scenario.served(forSubcloud("job-2").slot(1, 4).grantVersion(2).build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldAllowTokenWhoseProofTheJobCarries() {
        subcloud(aSubcloud().access(AccessPolicy.TOKEN));
        scenario.served(
                decided(aJobRequest().proof("token-1", MAC), aLocatedJob().proof("token-1", MAC))
                        .token("token-1")
                        .build());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindJobThatNoTokenLetIn() {
        subcloud(aSubcloud().access(AccessPolicy.TOKEN));
        scenario.served(
                decided(aJobRequest().proof("token-1", MAC), aLocatedJob().proof("token-1", MAC))
                        .build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldFindJobThatCarriesNoProofAndNamesNoToken() {
        subcloud(aSubcloud().access(AccessPolicy.TOKEN));
        scenario.served(forSubcloud(JOB).build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldFindTokenThatTheJobCarriesNoProofOf() {
        subcloud(aSubcloud().access(AccessPolicy.TOKEN));
        scenario.served(forSubcloud(JOB).token("token-1").build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldFindProofThatOnlyTheLabelCarries() {
        scenario.accepted(aJobRequest(), aLocatedJob().proof("token-1", MAC));
        assertEquals(Map.of(BreachKind.ACCESS, 1L), Scenario.found(scenario.log.auditAt(NOW + 1_000)));
    }

    @Test
    void shouldAllowOnlyTenantsThatAreBoundWhereBindingIsDemanded() {
        subcloud(aSubcloud().access(AccessPolicy.BINDING));
        tenant(aTenant().boundTo(SUBCLOUD));
        scenario.served(forSubcloud(JOB).tenantVersion(1).build());
        assertEquals(Map.of(), scenario.found());
        tenant(aTenant().version(2).boundTo("another"));
        scenario.served(forSubcloud("job-2").slot(1, 4).tenantVersion(2).build());
        assertOnly(BreachKind.ACCESS);
        scenario.served(forSubcloud("job-3").slot(2, 4).build());
        assertEquals(Map.of(BreachKind.ACCESS, 2L), scenario.found());
    }

    @Test
    void shouldAllowJobThatIsBoundWithoutAsking() {
        subcloud(aSubcloud());
        tenant(aTenant().boundOnlyTo(SUBCLOUD));
        scenario.served(global(JOB)
                .subcloud(SUBCLOUD, 1)
                .tenantVersion(1)
                .bound()
                .versions(1, 2, NOW, 0)
                .build());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindJobOfBoundTenantThatWasDecidedAsGlobal() {
        tenant(aTenant().boundTo(SUBCLOUD));
        scenario.served(global(JOB).tenantVersion(1).build());
        assertOnly(BreachKind.ISOLATION);
    }

    @Test
    void shouldFindJobThatIsSaidToBeBoundElsewhere() {
        subcloud(aSubcloud());
        tenant(aTenant());
        scenario.served(global(JOB)
                .subcloud(SUBCLOUD, 1)
                .tenantVersion(1)
                .bound()
                .versions(1, 2, NOW, 0)
                .build());
        assertOnly(BreachKind.ISOLATION);
    }

    @Test
    void shouldFindOtherSubcloudOfTenantThatIsBoundToOneAlone() {
        subcloud(aSubcloud());
        tenant(aTenant().boundOnlyTo("another"));
        scenario.served(forSubcloud(JOB).tenantVersion(1).build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldFindTenantThatTheCellKnewOfAndForgot() {
        tenant(aTenant().boundOnlyTo(SUBCLOUD));
        PlacementPolicy copy = PlacementPolicy.newBuilder()
                .setTenant(aTenant().boundOnlyTo(SUBCLOUD).build())
                .build();
        scenario.log.append(TopicCatalogue.PLACEMENT_POLICIES, 0, NOW - 1, "tenant/tenant-a", copy);
        InputPosition read = new InputPosition(TopicCatalogue.PLACEMENT_POLICIES.name(), 0, 0L);
        scenario.served(global(JOB)
                .positions(Stream.concat(Arrays.stream(scenario.read()), Stream.of(read))
                        .toArray(InputPosition[]::new))
                .build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldFindTenantVersionThatWasNeverWritten() {
        tenant(aTenant());
        scenario.served(global(JOB).tenantVersion(2).build());
        assertOnly(BreachKind.ACCESS);
    }

    @Test
    void shouldAllowModelThatIsCapable() {
        model(aModel().modalities("text", "image").size(8_192, 7_000).build());
        scenario.served(capable(new ModelCapability("image", true, 8_192, 7_000))
                .model("Qwen3-8B", 1)
                .build());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindModelThatIsNotCapable() {
        model(aModel().modalities("text")
                .closed("proprietary")
                .size(8_191, 6_999)
                .build());
        Stream.of(
                        new ModelCapability("image", false, 0, 0),
                        new ModelCapability("", true, 0, 0),
                        new ModelCapability("", false, 8_192, 0),
                        new ModelCapability("", false, 0, 7_000))
                .forEach(capability -> {
                    Scenario alone = new Scenario();
                    alone.log.append(
                            TopicCatalogue.MODELS,
                            "Qwen3-8B",
                            aModel().closed("proprietary").size(8_191, 6_999).build());
                    LocatedJob job = alone.accepted(
                            aJobRequest().capable(capability), aLocatedJob().capable(capability));
                    alone.served(alone.assignment(job).model("Qwen3-8B", 1).build());
                    assertEquals(Map.of(BreachKind.MODEL, 1L), alone.found(), capability::toString);
                });
    }

    @Test
    void shouldFindCapableModelThatIsInNoCatalogue() {
        scenario.served(capable(new ModelCapability("", false, 0, 0))
                .model("Qwen3-8B", 0)
                .build());
        assertOnly(BreachKind.MODEL);
    }

    @Test
    void shouldFindAnotherModelThanWasNamed() {
        scenario.served(global(JOB).model("Qwen3-32B", 0).build());
        // It was not asked for.
        assertOnly(BreachKind.MODEL);
    }

    @Test
    void shouldFindModelThatTheNodeDidNotHave() {
        LocatedJob job = scenario.accepted(
                aJobRequest().model("Qwen3-32B"), aLocatedJob().model("Qwen3-32B"));
        scenario.served(scenario.assignment(job).build());
        assertOnly(BreachKind.MODEL);
    }

    @Test
    void shouldFindLabelThatAsksForAnotherModel() {
        scenario.accepted(aJobRequest().model("Qwen3-32B"), aLocatedJob());
        assertEquals(Map.of(BreachKind.MODEL, 1L), Scenario.found(scenario.log.auditAt(NOW + 1_000)));
    }

    @Test
    void shouldKeepPrivateModelsToTheirSubcloud() {
        subcloud(aSubcloud());
        model(aModel().privateTo(SUBCLOUD).build());
        scenario.served(forSubcloud(JOB).model("Qwen3-8B", 1).build());
        assertEquals(Map.of(), scenario.found());
        scenario.served(global("job-2").slot(1, 4).model("Qwen3-8B", 1).build());
        assertOnly(BreachKind.MODEL);
    }

    @Test
    void shouldFindModelsThatTheSubcloudDoesNotTake() {
        subcloud(aSubcloud().openWeightsOnly().modalities("text").minimumModel(1_000, 1_000));
        model(aModel().build());
        scenario.served(forSubcloud(JOB).model("Qwen3-8B", 1).build());
        assertEquals(Map.of(), scenario.found());
        scenario.served(forSubcloud("job-2").slot(1, 4).model("Qwen3-8B", 0).build());
        assertOnly(BreachKind.MODEL);
        model(aModel().version(2).closed("proprietary").build());
        scenario.served(forSubcloud("job-3").slot(2, 4).model("Qwen3-8B", 2).build());
        assertEquals(Map.of(BreachKind.MODEL, 2L), scenario.found());
    }

    @Test
    void shouldFindHardwareThatTheSubcloudDoesNotTake() {
        subcloud(aSubcloud().verifiedHardware().gpuClasses("H100-SXM").minimumGpuMemory(81_920));
        scenario.log.append(
                TopicCatalogue.NODES,
                NODE_ID,
                aNode().version(2).verifiedHardware().build());
        scenario.log.append(
                TopicCatalogue.NODES,
                NODE_ID,
                aNode().version(3).verifiedHardware().gpu("L40S", 81_920).build());
        scenario.log.append(
                TopicCatalogue.NODES,
                NODE_ID,
                aNode().version(4).verifiedHardware().gpu("H100-SXM", 81_919).build());
        scenario.served(forSubcloud(JOB).versions(2, 2, NOW, 0).build());
        assertEquals(Map.of(), scenario.found());
        long breaches = 0;
        for (int version : new int[] {1, 3, 4}) {
            scenario.served(forSubcloud("job-" + version)
                    .slot((int) ++breaches, 4)
                    .versions(version, 2, NOW, 0)
                    .build());
            assertEquals(Map.of(BreachKind.HARDWARE, breaches), scenario.found());
        }
    }

    private void subcloud(SubcloudBuilder subcloud) {
        scenario.log.append(
                TopicCatalogue.SUBCLOUDS, SUBCLOUD, subcloud.id(SUBCLOUD).build());
        scenario.log.append(
                TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                NODE_ID,
                someMemberships().version(2).inSubcloud(SUBCLOUD).build());
    }

    private void tenant(TenantBuilder tenant) {
        Tenant built = tenant.build();
        scenario.log.append(TopicCatalogue.TENANTS, built.getTenantId(), built);
    }

    private void grant(GrantBuilder grant) {
        AccessGrant built = grant.subcloud(SUBCLOUD).build();
        scenario.log.append(TopicCatalogue.ACCESS_GRANTS, TableKeys.of(built), built);
    }

    private void model(Model model) {
        scenario.log.append(TopicCatalogue.MODELS, model.getName(), model);
    }

    private AssignmentBuilder global(String jobId) {
        return scenario.assignment(scenario.accepted(jobId));
    }

    private AssignmentBuilder capable(ModelCapability capability) {
        return scenario.assignment(scenario.accepted(
                aJobRequest().capable(capability), aLocatedJob().capable(capability)));
    }

    private AssignmentBuilder forSubcloud(String jobId) {
        return decided(aJobRequest().job(jobId), aLocatedJob().job(jobId));
    }

    private AssignmentBuilder decided(JobRequestBuilder request, LocatedJobBuilder label) {
        LocatedJob job = scenario.accepted(request.subcloud(SUBCLOUD), label.subcloud(SUBCLOUD));
        return scenario.assignment(job).subcloud(SUBCLOUD, 1).versions(1, 2, NOW, 0);
    }

    private void assertOnly(BreachKind kind) {
        assertEquals(Map.of(kind, 1L), scenario.found());
    }
}
