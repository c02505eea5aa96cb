package com.resultity.mesh.sla.flow;

import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.schemas.Objectives;
import com.resultity.mesh.schemas.OutcomeStatus;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.sla.measure.PartsPerMillion;
import com.resultity.mesh.wire.RecordCheck;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the monitor demands of its inputs beyond their schemas, so that no record can spoil a figure or a store's key. */
final class InputChecks {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private static final int LONGEST_JOB_ID = 63;

    /** Far above what a router tries; bounds what is remembered of one job. */
    private static final int HIGHEST_ATTEMPT = 1_000;

    private static final long SHORTEST_WINDOW_MILLISECONDS = 1_000;
    private static final long LONGEST_WINDOW_MILLISECONDS = 86_400_000;

    private InputChecks() {}

    static RecordCheck<NodeHeartbeat> heartbeat() {
        return both(
                RecordCheck.keyIs(NodeHeartbeat::getNodeId),
                heartbeat -> InputChecks.idFault("nodeId", heartbeat.getNodeId()));
    }

    static RecordCheck<RoutingDecision> decision() {
        return both(RecordCheck.keyIs(RoutingDecision::getJobId), InputChecks::decisionFault);
    }

    static RecordCheck<JobOutcome> outcome() {
        return both(RecordCheck.keyIs(JobOutcome::getCell), InputChecks::outcomeFault);
    }

    static RecordCheck<Subcloud> subcloud() {
        return both(RecordCheck.keyIs(Subcloud::getSubcloudId), InputChecks::subcloudFault);
    }

    private static Optional<RecordCheck.Fault> decisionFault(RoutingDecision decision) {
        if (decision.getKind() == DecisionKind.UNRECOGNISED) {
            return fault("kind is none that this version knows");
        }
        if (!isAttempt(decision.getAttempt())) {
            return fault("attempt is not between 1 and " + HIGHEST_ATTEMPT);
        }
        if (decision.getVoided() != null && !isAttempt(decision.getVoided().getAttempt())) {
            return fault("voided.attempt is not between 1 and " + HIGHEST_ATTEMPT);
        }
        return decision.getVoided() == null
                ? Optional.empty()
                : idFault("voided.nodeId", decision.getVoided().getNodeId());
    }

    private static Optional<RecordCheck.Fault> outcomeFault(JobOutcome outcome) {
        if (outcome.getStatus() == OutcomeStatus.UNRECOGNISED) {
            return fault("status is none that this version knows");
        }
        if (!isAttempt(outcome.getAttempt())) {
            return fault("attempt is not between 1 and " + HIGHEST_ATTEMPT);
        }
        if (outcome.getJobId().isEmpty() || outcome.getJobId().length() > LONGEST_JOB_ID) {
            return fault("jobId is not an id");
        }
        if (outcome.getLatencyMilliseconds() < 0) {
            return fault("latencyMilliseconds is negative");
        }
        return idFault("nodeId", outcome.getNodeId())
                .or(() -> outcome.getSubcloudId() == null
                        ? Optional.empty()
                        : idFault("subcloudId", outcome.getSubcloudId()));
    }

    private static Optional<RecordCheck.Fault> subcloudFault(Subcloud subcloud) {
        Optional<RecordCheck.Fault> id = idFault("subcloudId", subcloud.getSubcloudId());
        return id.isPresent() || subcloud.getObjectives() == null ? id : objectivesFault(subcloud.getObjectives());
    }

    private static Optional<RecordCheck.Fault> objectivesFault(Objectives objectives) {
        long window = objectives.getWindowMilliseconds();
        if (window < SHORTEST_WINDOW_MILLISECONDS || window > LONGEST_WINDOW_MILLISECONDS) {
            return fault("objectives.windowMilliseconds is not between a second and a day");
        }
        Integer availability = objectives.getAvailabilityPartsPerMillion();
        if (availability != null && (availability < 0 || availability > PartsPerMillion.ALL)) {
            return fault("objectives.availabilityPartsPerMillion is not between 0 and " + PartsPerMillion.ALL);
        }
        Long latency = objectives.getLatencyP95Milliseconds();
        return latency != null && latency < 0
                ? fault("objectives.latencyP95Milliseconds is negative")
                : Optional.empty();
    }

    private static boolean isAttempt(int number) {
        return number >= 1 && number <= HIGHEST_ATTEMPT;
    }

    private static Optional<RecordCheck.Fault> idFault(String field, String id) {
        return ID.matcher(id).matches() ? Optional.empty() : fault(field + " is not an id");
    }

    private static Optional<RecordCheck.Fault> fault(String detail) {
        return Optional.of(new RecordCheck.Fault(DeadLetterReason.INVALID_FIELD, detail));
    }

    private static <V> RecordCheck<V> both(RecordCheck<V> first, Function<V, Optional<RecordCheck.Fault>> second) {
        return (key, value, timestamp) -> first.faultOf(key, value, timestamp).or(() -> second.apply(value));
    }
}
