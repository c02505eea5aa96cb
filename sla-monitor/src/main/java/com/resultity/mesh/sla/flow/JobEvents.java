package com.resultity.mesh.sla.flow;

import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.OutcomeStatus;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.schemas.VoidedAttempt;
import com.resultity.mesh.sla.ledger.AttemptEnd;
import com.resultity.mesh.sla.ledger.EndedAttempt;
import com.resultity.mesh.sla.ledger.JobEvent;
import com.resultity.mesh.sla.rows.AttemptEndRow;
import com.resultity.mesh.sla.rows.AttemptRow;
import com.resultity.mesh.sla.rows.OutcomeRow;
import java.util.Optional;

/** Turns records about jobs into events of the ledger, and what it posts into rows and back. */
final class JobEvents {

    private JobEvents() {}

    static JobEvent of(RoutingDecision decision) {
        return new JobEvent.Decided(
                decision.getAttempt(),
                Optional.ofNullable(decision.getSubcloudId()),
                isTurnedAway(decision),
                Optional.ofNullable(decision.getVoided()).flatMap(JobEvents::voided));
    }

    static JobEvent of(OutcomeRow outcome) {
        return new JobEvent.Reported(
                outcome.getAttempt(),
                outcome.getNodeId(),
                Optional.ofNullable(outcome.getSubcloudId()),
                outcome.getServed(),
                outcome.getLatencyMilliseconds());
    }

    static OutcomeRow row(JobOutcome outcome) {
        return new OutcomeRow(
                outcome.getAttempt(),
                outcome.getNodeId(),
                outcome.getSubcloudId(),
                outcome.getStatus() == OutcomeStatus.SERVED,
                outcome.getLatencyMilliseconds());
    }

    static AttemptRow row(EndedAttempt attempt) {
        return new AttemptRow(
                attempt.nodeId().orElse(null),
                attempt.subcloudId().orElse(null),
                AttemptEndRow.valueOf(attempt.end().name()),
                attempt.latencyMilliseconds());
    }

    static EndedAttempt of(AttemptRow row) {
        return new EndedAttempt(
                Optional.ofNullable(row.getNodeId()),
                Optional.ofNullable(row.getSubcloudId()),
                AttemptEnd.valueOf(row.getEnd().name()),
                row.getLatencyMilliseconds());
    }

    private static boolean isTurnedAway(RoutingDecision decision) {
        return decision.getKind() == DecisionKind.EXPIRED
                || (decision.getKind() == DecisionKind.REFUSED
                        && (decision.getReason() == DecisionReason.LINE_FULL
                                || decision.getReason() == DecisionReason.ALL_BUSY));
    }

    /** An attempt that its outcome ended is counted by that outcome. */
    private static Optional<JobEvent.Voided> voided(VoidedAttempt voided) {
        return end(voided.getEnd()).map(end -> new JobEvent.Voided(voided.getAttempt(), voided.getNodeId(), end));
    }

    private static Optional<AttemptEnd> end(TenancyEnd end) {
        return switch (end) {
            case NODE_SILENT, NODE_LEFT, NODE_RESTARTED, NODE_EXPELLED, STANDING_LOST ->
                Optional.of(AttemptEnd.NODE_LOST);
            case LEASE_ENDED -> Optional.of(AttemptEnd.LEASE_ENDED);
            case OUTCOME, UNRECOGNISED -> Optional.empty();
        };
    }
}
