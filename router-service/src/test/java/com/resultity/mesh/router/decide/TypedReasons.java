package com.resultity.mesh.router.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.admission.Reason;
import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.eligibility.Stage;
import com.resultity.mesh.router.decide.ladder.Token;

/** Asked of every decision of every test: that it says why, and that what it says fits what was found. */
final class TypedReasons {

    private TypedReasons() {}

    static void check(Decision decision) {
        assertFalse(Explanation.of(decision).isBlank(), () -> "without a sentence: " + decision);
        if (decision instanceof Decision.Refused refused) {
            check(refused);
        } else if (decision instanceof Decision.Expired expired) {
            Token token = expired.token();
            assertTrue(
                    !token.isImpatient() || token.isLimitedByDeadline(),
                    () -> "expired without having any patience or a deadline: " + expired);
        }
    }

    private static void check(Decision.Refused refused) {
        Token token = refused.token();
        assertNotNull(refused.reason(), () -> "without a reason: " + refused);
        assertTrue(
                refused.nearestMiss().isEmpty() || refused.reason() == Reason.NOTHING_ELIGIBLE,
                () -> "a near miss of what was not looked for: " + refused);
        switch (refused.reason()) {
            case UNKNOWN_TENANT -> assertEquals(0, refused.grounds().tenantVersion());
            case UNKNOWN_SUBCLOUD -> {
                assertTrue(refused.grounds().subcloudId().isPresent());
                assertEquals(0, refused.grounds().policyVersion());
            }
            case UNKNOWN_MODEL -> assertEquals(0, refused.grounds().modelVersion());
            case ACCESS_DENIED -> {
                assertTrue(refused.grounds().policyVersion() > 0);
                assertEquals(0, refused.grounds().grantVersion());
            }
            case SUBCLOUD_NOT_ACTIVE -> assertTrue(refused.grounds().policyVersion() > 0);
            case PROOF_REFUSED -> assertTrue(refused.grounds().tokenId().isEmpty());
            case BOUND_ELSEWHERE -> assertTrue(refused.grounds().tenantVersion() > 0);
            case NOTHING_ELIGIBLE ->
                assertTrue(
                        token.visits().stream().noneMatch(visit -> visit.leftAfter(Stage.FREE_SLOT) > 0),
                        () -> "something was eligible: " + refused);
            case TENANT_QUOTA_REACHED, SUBCLOUD_QUOTA_REACHED ->
                assertTrue(token.visits().isEmpty(), () -> "looked before its quota was: " + refused);
            case ALL_BUSY -> {
                assertTrue(token.isImpatient());
                assertTrue(token.visits().stream().anyMatch(CellVisit::busy), () -> "none is busy: " + refused);
            }
            case LINE_FULL ->
                assertTrue(token.visits().stream().anyMatch(CellVisit::busy), () -> "none is busy: " + refused);
            case ATTEMPTS_EXHAUSTED -> assertTrue(token.voided().isPresent());
            case PATIENCE_ENDED -> throw new AssertionError("is said by what expires, not by a refusal: " + refused);
        }
    }
}
