package com.resultity.mesh.router.decide;

import static com.resultity.mesh.router.decide.TestingCell.assigned;
import static com.resultity.mesh.router.decide.TestingCell.decisions;
import static com.resultity.mesh.router.decide.TestingCell.expired;
import static com.resultity.mesh.router.decide.TestingCell.handedOn;
import static com.resultity.mesh.router.decide.TestingCell.refused;
import static com.resultity.mesh.router.decide.TestingCell.waiting;
import static com.resultity.mesh.router.decide.job.JobBuilder.aJob;
import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static com.resultity.mesh.router.decide.policy.PolicyBuilder.aPolicy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.access.AccessTokens;
import com.resultity.mesh.router.decide.Decision.Assigned;
import com.resultity.mesh.router.decide.Effect.Purpose;
import com.resultity.mesh.router.decide.admission.Reason;
import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.eligibility.Stage;
import com.resultity.mesh.router.decide.eligibility.StageCount;
import com.resultity.mesh.router.decide.job.AccessProof;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.policy.Grant;
import com.resultity.mesh.router.decide.policy.Quota;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import com.resultity.mesh.router.decide.policy.TokenTerms;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Waiting: in order, no longer than patience lasts, and with a look elsewhere now and then. */
class CellLineTest {

    private static final byte[] VERIFIER = new byte[32];

    private final TestingCell cell = TestingCell.inEurope().with(aNode("node"));

    private Assigned fill(TestingCell full) {
        return assigned(full.arrive(aJob("filler").lease(1_000_000)));
    }

    private static List<String> jobs(List<Effect> effects) {
        return decisions(effects).stream()
                .map(decision -> decision.token().job().id())
                .toList();
    }

    @Test
    void shouldWaitWhileAllAreBusy() {
        fill(cell);
        CellVisit visit = waiting(cell.arrive(aJob("1"))).token().visits().get(0);
        assertEquals(1, visit.leftAfter(Stage.ALIVE));
        assertEquals(0, visit.leftAfter(Stage.FREE_SLOT));
        assertEquals(List.of(new StageCount(Stage.FREE_SLOT, 1)), visit.nearMisses());
        assertEquals(1, cell.load().waiting());
    }

    /** Patience and deadline go with the token, whatever clock the next cell has. */
    @Test
    void shouldHaveNoNodeForJobWhoseDeadlineCameOnItsWay() {
        TestingCell next = new TestingCell("NA-0", CellSettings.defaults()).with(aNode("node"));
        TestingCell home = TestingCell.inEurope();
        for (long patience : List.of(0L, 60_000L)) {
            JobBuilder job = aJob("in-time-" + patience)
                    .patience(patience)
                    .deadline(next.now() + 1)
                    .ladder("EU-0", "NA-0");
            next.served(assigned(next.receive(handedOn(home.arrive(job)))));
        }
        for (long patience : List.of(0L, 60_000L)) {
            JobBuilder job = aJob("late-" + patience)
                    .patience(patience)
                    .deadline(home.now() + 1_000)
                    .ladder("EU-0", "NA-0");
            Effect.HandedOn sent = handedOn(home.arrive(job));
            assertEquals(home.now() + 1_000, sent.token().job().deadline());
            next.after(home.now() + 1_000 - next.now());
            expired(next.receive(sent));
        }
    }

    @Test
    void shouldServeWhenSlotComesFree() {
        Assigned filler = fill(cell);
        cell.arrive(aJob("1"));
        List<Effect> effects = cell.after(100).served(filler);
        Assigned assigned = assigned(effects);
        assertEquals("1", assigned.token().job().id());
        assertEquals(2, assigned.tenancy());
        assertEquals(0, cell.load().waiting());
    }

    @Test
    void shouldServeInTheOrderOfTheLine() {
        Assigned held = fill(cell);
        long askedAt = JobBuilder.START;
        for (String job : List.of("c", "a", "b")) {
            cell.arrive(aJob(job).requestedAt(askedAt++));
        }
        for (String job : List.of("c", "a", "b")) {
            held = assigned(cell.served(held));
            assertEquals(job, held.token().job().id());
        }
    }

    @Test
    void shouldServeWhoAskedFirstThoughItHasLookedElsewhereSince() {
        Assigned held = fill(cell);
        cell.arrive(aJob("came-first").requestedAt(JobBuilder.START + 1));
        cell.arrive(aJob("was-elsewhere").requestedAt(JobBuilder.START));
        assertEquals(List.of("was-elsewhere"), jobs(cell.served(held)));
    }

    @Test
    void shouldBoundHowManyThingsOneTenantMayWaitFor() {
        fill(cell);
        for (int number = 0; number < 64; number++) {
            waiting(cell.arrive(aJob("some-" + number).countries("DE", "A" + number)));
        }
        assertEquals(
                Reason.LINE_FULL,
                refused(cell.arrive(aJob("more").countries("DE", "ZZ"))).reason());
        waiting(cell.arrive(aJob("as-another").countries("DE", "A7")));
        waiting(cell.arrive(aJob("of-another").tenant("other").countries("DE", "ZZ")));
    }

    @Test
    void shouldLetPassWhoCannotUseWhatCameFree() {
        cell.with(aPolicy("health"), aPolicy("company"))
                .with(aNode("member").in("health").isolated());
        Assigned filler = fill(cell);
        Assigned member = assigned(cell.arrive(aJob("member").subcloud("health")));
        cell.arrive(aJob("1-global"));
        cell.arrive(aJob("2-health").subcloud("health"));
        cell.arrive(aJob("3-global"));
        assertEquals(List.of("2-health"), jobs(cell.served(member)));
        assertEquals(List.of("1-global"), jobs(cell.served(filler)));
    }

    @Test
    void shouldServeSeveralWhenNodeComes() {
        fill(cell);
        for (String job : List.of("1", "2", "3")) {
            cell.arrive(aJob(job));
        }
        assertEquals(List.of("1", "2"), jobs(cell.node(aNode("new").slots(2))));
        assertEquals(1, cell.load().waiting());
    }

    @Test
    void shouldServeSeveralDemandsInTheOrderOfTheLine() {
        cell.with(aPolicy("health")).node(aNode("node").sequence(2).in("health"));
        fill(cell);
        cell.arrive(aJob("1-health").subcloud("health"));
        cell.arrive(aJob("2-global"));
        cell.arrive(aJob("3-health").subcloud("health"));
        cell.arrive(aJob("4-global"));
        assertEquals(
                List.of("1-health", "2-global", "3-health"),
                jobs(cell.node(aNode("new").slots(3).in("health"))));
    }

    @Test
    void shouldExpireWhenPatienceEnds() {
        fill(cell);
        cell.arrive(aJob("1").patience(5_000));
        assertEquals(List.of(), cell.tickAfter(4_999));
        Decision.Expired expired = expired(cell.tickAfter(1));
        assertEquals("1", expired.token().job().id());
        assertEquals(1, expired.token().attempt());
        assertEquals(0, cell.load().waiting());
    }

    @Test
    void shouldCountPatienceFromTheRequestAndNotFromItsArrival() {
        fill(cell);
        cell.after(3_000).arrive(aJob("1").patience(5_000));
        expired(cell.tickAfter(2_000));
    }

    @Test
    void shouldExpireAtOnceWhatArrivesTooLate() {
        Decision.Expired expired = expired(cell.after(5_000).arrive(aJob("1").patience(5_000)));
        assertEquals(List.of(), expired.token().visits());
    }

    @Test
    void shouldNotServeWhosePatienceHasEnded() {
        Assigned filler = fill(cell);
        cell.arrive(aJob("impatient").patience(1_000));
        cell.arrive(aJob("patient").patience(9_000));
        List<Decision> decisions = decisions(cell.after(1_000).served(filler));
        assertEquals(
                "impatient", ((Decision.Expired) decisions.get(0)).token().job().id());
        assertEquals("patient", ((Assigned) decisions.get(1)).token().job().id());
    }

    @Test
    void shouldRefuseWhenTheLineIsFull() {
        TestingCell small = new TestingCell("EU-0", TestingCell.settings(5, 2, 1_000, 300_000)).with(aNode("node"));
        fill(small);
        small.arrive(aJob("1"));
        small.arrive(aJob("2"));
        Decision.Refused refused = refused(small.arrive(aJob("3")));
        assertEquals(Reason.LINE_FULL, refused.reason());
        assertEquals(java.util.Optional.empty(), refused.nearestMiss());
        assertEquals(1, refused.token().visits().size());
    }

    @Test
    void shouldMakeRoomInTheLineWhenSomeoneExpires() {
        TestingCell small = new TestingCell("EU-0", TestingCell.settings(5, 1, 1_000, 300_000)).with(aNode("node"));
        fill(small);
        small.arrive(aJob("1").patience(1_000));
        expired(small.tickAfter(1_000));
        waiting(small.arrive(aJob("2")));
    }

    @Test
    void shouldStayInTheLineWhereThereIsNowhereElseToLook() {
        fill(cell);
        cell.arrive(aJob("1").patience(100_000));
        assertEquals(List.of(), cell.tickAfter(99_999));
    }

    @Test
    void shouldLookElsewhereAgainEverLessOften() {
        fill(cell);
        Effect.HandedOn token =
                handedOn(cell.arrive(aJob("1").ladder("EU-0", "NA-0").patience(1_000_000)));
        assertEquals("NA-0", token.toCell());
        for (long pause : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 16_000}) {
            // NA-0 finds nothing and sends it back to wait.
            waiting(cell.receive(new Effect.HandedOn(token.token(), "EU-0", Purpose.WAIT, token.entry())));
            assertEquals(List.of(), cell.tickAfter(pause - 1));
            Effect.HandedOn again = handedOn(cell.tickAfter(1));
            assertEquals("NA-0", again.toCell());
            assertEquals(token.token().walk() + 1, again.token().walk());
            assertEquals(1, again.token().visits().size());
            token = again;
        }
    }

    /** Of what it waited for in the attempt before nothing falls due any more. */
    @Test
    void shouldWaitInTheNextAttemptForAsLongAsInTheFirst() {
        Assigned filler = fill(cell);
        waiting(cell.arrive(aJob("1").patience(5_000)));
        waiting(cell.arrive(aJob("2")));
        Assigned first = assigned(cell.after(1_000).served(filler));
        assertEquals(List.of("2"), jobs(cell.after(1_000).failed(first)));

        assertEquals(List.of(), cell.tickAfter(3_000));
        assertEquals(List.of(), cell.tickAfter(1_999));
        assertEquals(2, expired(cell.tickAfter(1)).token().attempt());
    }

    @Test
    void shouldLookElsewhereInTheNextAttemptAsLateAsInTheFirst() {
        Assigned filler = fill(cell);
        Effect.HandedOn token = handedOn(cell.arrive(aJob("1").ladder("EU-0", "NA-0")));
        waiting(cell.receive(new Effect.HandedOn(token.token(), "EU-0", Purpose.WAIT, token.entry())));
        waiting(cell.arrive(aJob("2")));
        Assigned first = assigned(cell.after(500).served(filler));
        Effect.HandedOn again = cell.failed(first).stream()
                .filter(Effect.HandedOn.class::isInstance)
                .map(Effect.HandedOn.class::cast)
                .findFirst()
                .orElseThrow();
        waiting(cell.receive(new Effect.HandedOn(again.token(), "EU-0", Purpose.WAIT, again.entry())));

        assertEquals(List.of(), cell.tickAfter(500));
        assertEquals("NA-0", handedOn(cell.tickAfter(500)).toCell());
    }

    @Test
    void shouldBeServedAtHomeWhenItWalksAgain() {
        TestingCell other = new TestingCell("NA-0", CellSettings.defaults())
                .with(aNode("american").zone("NA"));
        assigned(other.arrive(aJob("filler").ladder("NA-0")));
        JobBuilder job = aJob("1").ladder("EU-0", "NA-0");
        fill(cell);
        waiting(other.receive(new Effect.HandedOn(handedOn(cell.arrive(job)).token(), "NA-0", Purpose.WAIT, null)));
        Effect.HandedOn home = handedOn(other.tickAfter(1_000));
        assertEquals("EU-0", home.toCell());
        assertEquals(List.of(), home.token().visits());
    }

    @Test
    void shouldServeWhomANewPolicyMakesEligible() {
        cell.with(aPolicy("fast").gpuClasses("H100-SXM"))
                .with(
                        aNode("fast").in("fast").isolated(),
                        aNode("slow").gpu("T4", 16_384).in("fast").isolated());
        fill(cell);
        assigned(cell.arrive(aJob("1").subcloud("fast")));
        waiting(cell.arrive(aJob("2").subcloud("fast")));
        cell.with(aPolicy("fast").version(2));
        assertEquals(List.of("2"), jobs(cell.policiesChanged()));
    }

    @Test
    void shouldNotServeWhomANewPolicyShutsOut() {
        cell.with(aPolicy("private").grantNeeded())
                .withGrant("private", "tenant-a", 1)
                .with(aNode("member").in("private").isolated());
        Assigned held = assigned(cell.arrive(aJob("1").subcloud("private")));
        waiting(cell.arrive(aJob("2").subcloud("private")));
        cell.policies().remove(new Grant.Key("private", Grant.SubjectKind.TENANT, "tenant-a"));
        assertEquals(List.of(), jobs(cell.served(held)));
        assertEquals(Reason.ACCESS_DENIED, refused(cell.tickAfter(5_000)).reason());
    }

    /** By the time alone, which nothing else says. */
    @Test
    void shouldServeWhoseTokenHasBecomeValid() {
        cell.with(aPolicy("private").access(SubcloudPolicy.AccessPolicy.TOKEN))
                .with(aNode("member").slots(2).in("private").isolated());
        holdToken(0);
        Assigned first = assigned(cell.arrive(withToken("1")));
        Assigned second = assigned(cell.arrive(withToken("2")));
        waiting(cell.arrive(withToken("3")));
        holdToken(cell.now() + 1_000);
        cell.policiesChanged();
        assertEquals(List.of(), jobs(cell.served(first)));
        assertEquals(List.of("3"), jobs(cell.after(1_000).served(second)));
    }

    private void holdToken(long validFrom) {
        cell.policies()
                .put(
                        new TokenTerms.Key("private", "token"),
                        new TokenTerms(1, VERIFIER, Optional.empty(), Quota.UNLIMITED, validFrom, Long.MAX_VALUE));
    }

    private static JobBuilder withToken(String id) {
        Job job = aJob(id).subcloud("private").build();
        byte[] proof = AccessTokens.proof(VERIFIER, id, job.tenantId(), "private");
        return aJob(id).subcloud("private").proof(new AccessProof("token", proof));
    }
}
