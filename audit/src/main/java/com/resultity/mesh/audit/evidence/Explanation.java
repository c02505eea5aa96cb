package com.resultity.mesh.audit.evidence;

import com.resultity.mesh.schemas.CellVisit;
import com.resultity.mesh.schemas.ChoiceBasis;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Stage;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a decision says why it was made, so that it can be explained to people and repeated from the log. */
final class Explanation {

    /** Reasons that say what cells found; the others are known before any cell looks. */
    private static final Set<DecisionReason> AFTER_LOOKING =
            EnumSet.of(DecisionReason.NOTHING_ELIGIBLE, DecisionReason.LINE_FULL, DecisionReason.ALL_BUSY);

    private Explanation() {}

    /** What is missing, in words; empty where nothing is. */
    static Optional<String> missingIn(RoutingDecision decision) {
        if (decision.getExplanation().isBlank()) {
            return Optional.of("it has no explanation");
        }
        if (decision.getPositions().isEmpty()) {
            return Optional.of("it does not say how far its inputs had been read");
        }
        return switch (decision.getKind()) {
            case ASSIGNED -> missingInAssignment(decision);
            case REFUSED, EXPIRED -> missingInRefusal(decision);
            case UNRECOGNISED -> Optional.of("it is of a kind that is not known");
        };
    }

    private static Optional<String> missingInAssignment(RoutingDecision decision) {
        if (decision.getAssignment() == null) {
            return Optional.of("it assigns no slot");
        }
        if (decision.getReason() != null) {
            return Optional.of("it is assigned, and carries the reason of a refusal");
        }
        if (decision.getChoice() == ChoiceBasis.UNRECOGNISED) {
            return Optional.of("it does not say why this node was chosen");
        }
        List<CellVisit> visits = decision.getVisits();
        CellVisit last = visits.isEmpty() ? null : visits.get(visits.size() - 1);
        if (last == null || !last.getCell().equals(decision.getCell())) {
            return Optional.of("its last visit is not that of the cell that decided");
        }
        boolean found =
                last.getFunnel().stream().anyMatch(count -> count.getStage() == Stage.FREE_SLOT && count.getLeft() > 0);
        return found ? Optional.empty() : Optional.of("its funnel leaves no node over");
    }

    private static Optional<String> missingInRefusal(RoutingDecision decision) {
        DecisionReason reason = decision.getReason();
        if (reason == null || reason == DecisionReason.UNRECOGNISED) {
            return Optional.of("it has no reason");
        }
        if (decision.getKind() == DecisionKind.EXPIRED && reason != DecisionReason.PATIENCE_ENDED) {
            return Optional.of("it is expired for a reason other than the end of patience");
        }
        boolean looked = decision.getVisits().stream()
                .anyMatch(visit -> !visit.getFunnel().isEmpty());
        return AFTER_LOOKING.contains(reason) && !looked
                ? Optional.of("it says what cells found, and carries no funnel")
                : Optional.empty();
    }
}
