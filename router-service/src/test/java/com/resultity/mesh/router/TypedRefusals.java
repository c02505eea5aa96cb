package com.resultity.mesh.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.RoutingDecision;

/** Asked of every decision that any test of place writes: that what got no node says why, in a type. */
public final class TypedRefusals {

    private TypedRefusals() {}

    public static void check(RoutingDecision decision) {
        assertFalse(decision.getExplanation().isBlank(), () -> "without a sentence: " + decision);
        if (decision.getKind() == DecisionKind.ASSIGNED) {
            assertNull(decision.getReason(), () -> "refused and assigned: " + decision);
            return;
        }
        assertNotNull(decision.getReason(), () -> "without a reason: " + decision);
        assertNotEquals(DecisionReason.UNRECOGNISED, decision.getReason(), () -> "without a reason: " + decision);
        assertEquals(
                decision.getKind() == DecisionKind.EXPIRED,
                decision.getReason() == DecisionReason.PATIENCE_ENDED,
                () -> "of another kind than its reason: " + decision);
    }
}
