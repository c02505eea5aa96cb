package com.resultity.mesh.router.decide;

import static com.resultity.mesh.router.decide.TestingCell.assigned;
import static com.resultity.mesh.router.decide.TestingCell.refused;
import static com.resultity.mesh.router.decide.job.JobBuilder.aJob;
import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static com.resultity.mesh.router.decide.policy.PolicyBuilder.aPolicy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.Decision.Refused;
import com.resultity.mesh.router.decide.admission.Grounds;
import com.resultity.mesh.router.decide.admission.Reason;
import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.eligibility.Stage;
import com.resultity.mesh.router.decide.eligibility.StageCount;
import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.ladder.NearestMiss;
import com.resultity.mesh.router.decide.policy.Grant;
import com.resultity.mesh.router.decide.policy.ModelFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One rule after the other: which node a job may have, and what a refusal says kept the others out. */
class EligibilityTest {

    private final TestingCell cell = TestingCell.inEurope();

    private void assertAssigned(String nodeId, JobBuilder job) {
        assertEquals(nodeId, assigned(cell.arrive(job)).node().id());
    }

    /** Nothing is eligible, and this stage alone kept so many nodes out. */
    private void assertNearestMiss(Stage stage, int nodes, JobBuilder job) {
        Refused refused = refused(cell.arrive(job));
        assertEquals(Reason.NOTHING_ELIGIBLE, refused.reason());
        assertEquals(Optional.of(new NearestMiss("EU-0", stage, nodes)), refused.nearestMiss());
    }

    @Nested
    class Pool {

        @Test
        void shouldGiveGlobalJobToGlobalNode() {
            cell.with(aNode("global"));
            assertAssigned("global", aJob("1"));
        }

        @Test
        void shouldNeverGiveGlobalJobToIsolatedNode() {
            cell.with(aNode("isolated").in("private").isolated());
            assertNearestMiss(Stage.POOL, 1, aJob("1"));
        }

        @Test
        void shouldGiveSubcloudJobToItsMemberAlone() {
            cell.with(aPolicy("health"))
                    .with(
                            aNode("global").slots(9),
                            aNode("member").in("health"),
                            aNode("other").in("company"));
            assertAssigned("member", aJob("1").subcloud("health"));
            assertEquals(List.of(), TestingCell.decisions(cell.arrive(aJob("2").subcloud("health"))));
        }

        @Test
        void shouldGiveSubcloudJobToMemberThatAnotherSubcloudIsolates() {
            cell.with(aPolicy("health"))
                    .with(aNode("both").in("health", "company").isolated());
            assertAssigned("both", aJob("1").subcloud("health"));
        }

        @Test
        void shouldGiveGlobalJobToMemberThatIsNotIsolated() {
            cell.with(aNode("member").in("health"));
            assertAssigned("member", aJob("1"));
        }

        @Test
        void shouldRefuseSubcloudJobWhereNoNodeIsMember() {
            cell.with(aPolicy("health")).with(aNode("global"));
            assertNearestMiss(Stage.POOL, 1, aJob("1").subcloud("health"));
        }

        @Test
        void shouldForgetMembershipThatEnded() {
            cell.with(aPolicy("health")).with(aNode("former").in("health"));
            cell.node(aNode("former").sequence(2));
            assertNearestMiss(Stage.POOL, 1, aJob("1").subcloud("health"));
        }

        @Test
        void shouldTakeNodeOutOfGlobalPoolWhenItIsIsolated() {
            cell.with(aNode("node"));
            cell.node(aNode("node").isolated());
            assertNearestMiss(Stage.POOL, 1, aJob("1"));
        }
    }

    @Nested
    class Admitted {

        @Test
        void shouldRefuseJobForUnknownSubcloud() {
            cell.with(aNode("member").in("health"));
            Refused refused = refused(cell.arrive(aJob("1").subcloud("health")));
            assertEquals(Reason.UNKNOWN_SUBCLOUD, refused.reason());
            assertEquals(0, refused.grounds().policyVersion());
            assertEquals(0, refused.grounds().grantVersion());
            assertEquals(Optional.empty(), refused.nearestMiss());
        }

        @Test
        void shouldRefuseJobForRemovedSubcloud() {
            cell.with(aPolicy("health")).with(aNode("member").in("health"));
            cell.policies().removeSubcloud("health");
            assertEquals(
                    Reason.UNKNOWN_SUBCLOUD,
                    refused(cell.arrive(aJob("1").subcloud("health"))).reason());
        }

        @Test
        void shouldRefuseJobWithoutGrant() {
            cell.with(aPolicy("health").version(7).grantNeeded())
                    .with(aNode("member").in("health"))
                    .withGrant("health", "tenant-b", 1)
                    .withGrant("company", "tenant-a", 1);
            Refused refused = refused(cell.arrive(aJob("1").tenant("tenant-a").subcloud("health")));
            assertEquals(Reason.ACCESS_DENIED, refused.reason());
            assertEquals(7, refused.grounds().policyVersion());
            assertEquals(0, refused.grounds().grantVersion());
        }

        @Test
        void shouldAdmitJobWithGrantAndSayWhichVersions() {
            cell.with(aPolicy("health").version(7).grantNeeded())
                    .with(aNode("member").in("health"))
                    .withGrant("health", "tenant-a", 3);
            Decision.Assigned assigned = assigned(cell.arrive(aJob("1").subcloud("health")));
            assertEquals(7, assigned.grounds().policyVersion());
            assertEquals(3, assigned.grounds().grantVersion());
        }

        @Test
        void shouldCarryRewardMultiplierOfTheVersionThatItIsDecidedOn() {
            cell.with(aPolicy("open").version(2).rewarding(1_250))
                    .with(aNode("member").in("open"))
                    .with(aNode("other"));
            assertEquals(
                    1_250,
                    assigned(cell.arrive(aJob("1").subcloud("open"))).grounds().rewardMultiplierThousandths());
            assertEquals(1_000, assigned(cell.arrive(aJob("2"))).grounds().rewardMultiplierThousandths());
        }

        @Test
        void shouldRefuseJobWhoseGrantWasWithdrawn() {
            cell.with(aPolicy("health").grantNeeded())
                    .with(aNode("member").in("health"))
                    .withGrant("health", "tenant-a", 3);
            cell.policies().remove(new Grant.Key("health", Grant.SubjectKind.TENANT, "tenant-a"));
            assertEquals(
                    Reason.ACCESS_DENIED,
                    refused(cell.arrive(aJob("1").subcloud("health"))).reason());
        }

        @Test
        void shouldRestOnNoGrantWhereNoneIsNeeded() {
            cell.with(aPolicy("open").version(2))
                    .with(aNode("member").in("open"))
                    .withGrant("open", "tenant-a", 3);
            Grounds grounds = assigned(cell.arrive(aJob("1").subcloud("open"))).grounds();
            assertEquals(2, grounds.policyVersion());
            assertEquals(0, grounds.grantVersion());
        }
    }

    @Nested
    class Model {

        @Test
        void shouldGiveJobToNodeWithItsModel() {
            cell.with(
                    aNode("other").models("Qwen3-0.6B").slots(9), aNode("right").models("Qwen3-0.6B", "Llama-3"));
            assertAssigned("right", aJob("1").model("Llama-3"));
        }

        @Test
        void shouldRefuseModelThatNoNodeHas() {
            cell.with(aNode("a"), aNode("b"));
            assertNearestMiss(Stage.MODEL, 2, aJob("1").model("unheard-of"));
        }

        @Test
        void shouldRefuseModelThatSubcloudDoesNotAllow() {
            cell.with(aPolicy("health").models("audited")).with(aNode("member").in("health"));
            assertNearestMiss(Stage.MODEL, 1, aJob("1").subcloud("health"));
        }

        @Test
        void shouldAskModelsForTheLicencesOfTheSubcloud() {
            cell.policies().put(model("free", "mit", false));
            cell.policies().put(model("audited", "proprietary", true));
            cell.with(aPolicy("free-pool").licences("mit", "apache-2.0"))
                    .with(aNode("member")
                            .models("free", "audited", "unknown")
                            .slots(9)
                            .in("free-pool"));
            assertAssigned("member", aJob("1").subcloud("free-pool").model("free"));
            assertNearestMiss(Stage.MODEL, 1, aJob("2").subcloud("free-pool").model("audited"));
            assertNearestMiss(Stage.MODEL, 1, aJob("3").subcloud("free-pool").model("unknown"));
        }

        @Test
        void shouldAskModelsForTheAuditOfTheSubcloud() {
            cell.policies().put(model("free", "mit", false));
            cell.policies().put(model("audited", "proprietary", true));
            cell.with(aPolicy("careful").auditedModelsOnly())
                    .with(aNode("member")
                            .models("free", "audited", "unknown")
                            .slots(9)
                            .in("careful"));
            assertAssigned("member", aJob("1").subcloud("careful").model("audited"));
            assertNearestMiss(Stage.MODEL, 1, aJob("2").subcloud("careful").model("free"));
            assertNearestMiss(Stage.MODEL, 1, aJob("3").subcloud("careful").model("unknown"));
        }

        private static ModelFacts model(String name, String licence, boolean audited) {
            return new ModelFacts(name, 1, Set.of("text"), true, 0, 0, licence, audited, Optional.empty());
        }

        @Test
        void shouldForgetModelThatWasUnloaded() {
            cell.with(aNode("node").models("a", "b"));
            cell.node(aNode("node").sequence(2).models("a"));
            assertNearestMiss(Stage.MODEL, 1, aJob("1").model("b"));
        }
    }

    @Nested
    class Jurisdiction {

        @Test
        void shouldKeepJobInItsCountries() {
            cell.with(aNode("outside").country("US").slots(9), aNode("inside").country("FR"));
            assertAssigned("inside", aJob("1").countries("DE", "FR"));
        }

        @Test
        void shouldRefuseRatherThanLeaveCountries() {
            cell.with(aNode("outside").country("US"));
            assertNearestMiss(Stage.JURISDICTION, 1, aJob("1").countries("DE", "FR"));
        }

        @Test
        void shouldTakeEmptyListAsNoCountryAtAll() {
            cell.with(aNode("node"));
            assertNearestMiss(Stage.JURISDICTION, 1, aJob("1").countries());
        }

        @Test
        void shouldNotTrustDisputedLocation() {
            cell.with(aNode("disputed").disputed());
            assertNearestMiss(Stage.JURISDICTION, 1, aJob("1").countries("DE"));
        }

        @Test
        void shouldGiveDisputedNodeToJobWithoutJurisdiction() {
            cell.with(aNode("disputed").disputed());
            assertAssigned("disputed", aJob("1"));
        }

        @Test
        void shouldKeepWithinCountriesOfJobAndSubcloudBoth() {
            cell.with(aPolicy("health").countries("DE", "FR"))
                    .with(
                            aNode("job-only").country("US").in("health").slots(9),
                            aNode("subcloud-only").country("FR").in("health").slots(9),
                            aNode("both").country("DE").in("health"));
            assertAssigned("both", aJob("1").subcloud("health").countries("DE", "US"));
        }

        @Test
        void shouldRefuseWhereJobAndSubcloudHaveNoCountryInCommon() {
            cell.with(aPolicy("health").countries("FR"))
                    .with(
                            aNode("de").country("DE").in("health"),
                            aNode("fr").country("FR").in("health"));
            assertNearestMiss(
                    Stage.JURISDICTION, 2, aJob("1").subcloud("health").countries("DE"));
        }

        @Test
        void shouldKeepWithinZonesOfSubcloud() {
            cell.with(aPolicy("health").zones("EU"))
                    .with(
                            aNode("elsewhere").zone("NA").in("health").slots(9),
                            aNode("inside").zone("EU").in("health"));
            assertAssigned("inside", aJob("1").subcloud("health"));
        }

        @Test
        void shouldNotTrustDisputedLocationForZonesEither() {
            cell.with(aPolicy("health").zones("EU"))
                    .with(aNode("disputed").in("health").disputed());
            assertNearestMiss(Stage.JURISDICTION, 1, aJob("1").subcloud("health"));
        }

        @Test
        void shouldFollowNodeThatMovesToAnotherCountry() {
            cell.with(aNode("mover").country("DE"));
            cell.node(aNode("mover").sequence(2).country("US"));
            assertNearestMiss(Stage.JURISDICTION, 1, aJob("1").countries("DE"));
            assertAssigned("mover", aJob("2").countries("US"));
        }

        @Test
        void shouldNotUseRememberedSetOfCountriesAfterNodeCame() {
            cell.with(aNode("de").country("DE"));
            assertAssigned("de", aJob("1").countries("DE", "FR"));
            cell.node(aNode("fr").country("FR"));
            assertAssigned("fr", aJob("2").countries("DE", "FR"));
        }
    }

    @Nested
    class Trust {

        @Test
        void shouldDemandTrustOfJob() {
            cell.with(aNode("low").trust(1).slots(9), aNode("high").trust(2));
            assertAssigned("high", aJob("1").trust(2));
        }

        @Test
        void shouldDemandTrustOfSubcloudWhereItIsHigher() {
            cell.with(aPolicy("health").trust(3)).with(aNode("member").trust(2).in("health"));
            assertNearestMiss(Stage.TRUST, 1, aJob("1").subcloud("health").trust(1));
        }

        @Test
        void shouldDemandTrustOfJobWhereItIsHigher() {
            cell.with(aPolicy("health").trust(1)).with(aNode("member").trust(2).in("health"));
            assertNearestMiss(Stage.TRUST, 1, aJob("1").subcloud("health").trust(3));
        }

        @Test
        void shouldMeetLevelBeyondScaleByNone() {
            cell.with(aNode("best").trust(3));
            assertNearestMiss(Stage.TRUST, 1, aJob("1").trust(4));
        }
    }

    @Nested
    class Hardware {

        @Test
        void shouldDemandGpuClassOfSubcloud() {
            cell.with(aPolicy("fast").gpuClasses("H100-SXM"))
                    .with(
                            aNode("slow").gpu("T4", 16_384).in("fast").slots(9),
                            aNode("quick").in("fast"));
            assertAssigned("quick", aJob("1").subcloud("fast"));
        }

        @Test
        void shouldDemandGpuMemoryOfSubcloud() {
            cell.with(aPolicy("large").gpuMemory(81_920))
                    .with(aNode("small").gpu("H100-SXM", 81_919).in("large"));
            assertNearestMiss(Stage.HARDWARE, 1, aJob("1").subcloud("large"));
            cell.node(aNode("enough").gpu("H100-SXM", 81_920).in("large"));
            assertAssigned("enough", aJob("2").subcloud("large"));
        }

        @Test
        void shouldFollowNewVersionOfPolicy() {
            cell.with(aPolicy("fast"))
                    .with(aNode("t4").gpu("T4", 16_384).slots(2).in("fast"));
            assertAssigned("t4", aJob("1").subcloud("fast"));
            cell.with(aPolicy("fast").version(2).gpuClasses("H100-SXM"));
            assertNearestMiss(Stage.HARDWARE, 1, aJob("2").subcloud("fast"));
        }

        @Test
        void shouldNotTakeSubcloudMadeAnewForTheOldOneOfTheSameVersion() {
            cell.with(aPolicy("fast").version(1))
                    .with(aNode("t4").gpu("T4", 16_384).slots(2).in("fast"));
            assertAssigned("t4", aJob("1").subcloud("fast"));
            cell.policies().removeSubcloud("fast");
            cell.with(aPolicy("fast").version(1).gpuClasses("H100-SXM"));
            assertNearestMiss(Stage.HARDWARE, 1, aJob("2").subcloud("fast"));
        }
    }

    @Nested
    class Condition {

        @Test
        void shouldPassOverNodeInBadStanding() {
            cell.with(aNode("bad").badStanding());
            assertNearestMiss(Stage.STANDING, 1, aJob("1"));
        }

        @Test
        void shouldPassOverSilentNode() {
            cell.with(aNode("silent").silent());
            assertNearestMiss(Stage.ALIVE, 1, aJob("1"));
        }

        @Test
        void shouldUseNodeThatIsHeardAgain() {
            cell.with(aNode("node").silent());
            cell.node(aNode("node").sequence(2));
            assertAssigned("node", aJob("1"));
        }

        @Test
        void shouldPassOverNodeThatLeft() {
            cell.with(aNode("gone"));
            cell.node(aNode("gone").left());
            Refused refused = refused(cell.arrive(aJob("1")));
            assertEquals(Optional.empty(), refused.nearestMiss());
            assertEquals(0, refused.token().visits().get(0).nodes());
        }

        @Test
        void shouldGiveNothingToNodeWithoutSlots() {
            cell.with(aNode("none").slots(0));
            assertTrue(TestingCell.waiting(cell.arrive(aJob("1")))
                    .token()
                    .visits()
                    .get(0)
                    .busy());
        }
    }

    @Nested
    class Funnel {

        @Test
        void shouldCountNodesLeftAfterEachStage() {
            cell.with(aPolicy("health")
                            .trust(2)
                            .gpuClasses("H100-SXM")
                            .zones("EU")
                            .countries("DE"))
                    .with(
                            aNode("1-global"),
                            aNode("2-other-model").in("health").models("other"),
                            aNode("3-other-country").in("health").country("US"),
                            aNode("4-other-zone").in("health").zone("NA"),
                            aNode("5-untrusted").in("health").trust(1),
                            aNode("6-slow").in("health").gpu("T4", 16_384),
                            aNode("7-bad").in("health").badStanding(),
                            aNode("8-silent").in("health").silent(),
                            aNode("9-full").in("health").slots(0),
                            aNode("free").in("health"));
            Decision.Assigned assigned = assigned(cell.arrive(aJob("1").subcloud("health")));
            CellVisit visit = assigned.token().visits().get(0);
            assertEquals(10, visit.nodes());
            assertEquals(
                    List.of(
                            new StageCount(Stage.POOL, 9),
                            new StageCount(Stage.MODEL, 8),
                            new StageCount(Stage.JURISDICTION, 6),
                            new StageCount(Stage.TRUST, 5),
                            new StageCount(Stage.HARDWARE, 4),
                            new StageCount(Stage.STANDING, 3),
                            new StageCount(Stage.ALIVE, 2),
                            new StageCount(Stage.FREE_SLOT, 1)),
                    visit.funnel());
            assertEquals(List.of(), visit.nearMisses());
        }

        @Test
        void shouldCountAsNearMissOnlyNodesThatFailOneStageAlone() {
            cell.with(
                    aNode("model").models("other"),
                    aNode("model-too").models("other"),
                    aNode("trust").trust(0),
                    aNode("two-faults").models("other").trust(0),
                    aNode("standing").badStanding());
            Refused refused = refused(cell.arrive(aJob("1").trust(1)));
            assertEquals(
                    List.of(
                            new StageCount(Stage.MODEL, 2),
                            new StageCount(Stage.TRUST, 1),
                            new StageCount(Stage.STANDING, 1)),
                    refused.token().visits().get(0).nearMisses());
            assertEquals(Optional.of(new NearestMiss("EU-0", Stage.MODEL, 2)), refused.nearestMiss());
        }

        @Test
        void shouldNameNoNearestMissWhereEveryNodeFailsTwice() {
            cell.with(aNode("two-faults").models("other").trust(0));
            Refused refused = refused(cell.arrive(aJob("1").trust(1)));
            assertEquals(Reason.NOTHING_ELIGIBLE, refused.reason());
            assertEquals(Optional.empty(), refused.nearestMiss());
        }

        @Test
        void shouldPreferEarlierStageAmongEqualNearMisses() {
            cell.with(aNode("trust").trust(0), aNode("model").models("other"));
            assertNearestMiss(Stage.MODEL, 1, aJob("1").trust(1));
        }
    }
}
