package com.resultity.mesh.sla.usage.flow;

import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.OutcomeStatus;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.wire.RecordCheck;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the ledger demands of its inputs beyond their schemas: that keys name what they should, and that no figure is one
 * that nothing could have served, so that no sum can overflow.
 */
final class UsageChecks {

    /** Above the context of any model. */
    static final int MOST_TOKENS = 100_000_000;

    /** Far above the longest lease. */
    static final long MOST_MILLISECONDS = Duration.ofDays(1).toMillis();

    static final int HIGHEST_MULTIPLIER_THOUSANDTHS = 100_000;

    /** Far above what a router tries. */
    private static final int HIGHEST_ATTEMPT = 1_000;

    private static final int LONGEST_JOB_ID = 63;
    private static final int LONGEST_NAME = 255;
    private static final long YEAR_10000 = 253_402_300_800_000L;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private UsageChecks() {}

    static RecordCheck<RoutingDecision> decision() {
        return both(RecordCheck.keyIs(RoutingDecision::getJobId), UsageChecks::faultOf);
    }

    static RecordCheck<JobOutcome> outcome() {
        return both(RecordCheck.keyIs(JobOutcome::getCell), UsageChecks::faultOf);
    }

    private static Optional<String> faultOf(RoutingDecision decision) {
        boolean assigned = decision.getKind() == DecisionKind.ASSIGNED;
        if (decision.getKind() == DecisionKind.UNRECOGNISED) {
            return Optional.of("kind is none that this version knows");
        }
        if (assigned && decision.getAssignment() == null) {
            return Optional.of("assignment is missing");
        }
        if (!isAttempt(decision.getAttempt())) {
            return Optional.of("attempt is not between 1 and " + HIGHEST_ATTEMPT);
        }
        if (decision.getDecidedAt() < 0 || decision.getDecidedAt() >= YEAR_10000) {
            return Optional.of("decidedAt is not between the years 1970 and 9999");
        }
        int multiplier = decision.getRewardMultiplierThousandths();
        if (multiplier < 0 || multiplier > HIGHEST_MULTIPLIER_THOUSANDTHS) {
            return Optional.of("rewardMultiplierThousandths is not between 0 and " + HIGHEST_MULTIPLIER_THOUSANDTHS);
        }
        return assigned ? namesFault(decision) : Optional.empty();
    }

    private static Optional<String> namesFault(RoutingDecision decision) {
        if (!isId(decision.getAssignment().getNodeId())) {
            return Optional.of("assignment.nodeId is not an id");
        }
        if (decision.getSubcloudId() != null && !isId(decision.getSubcloudId())) {
            return Optional.of("subcloudId is not an id");
        }
        return TENANT.matcher(decision.getTenantId()).matches()
                ? Optional.empty()
                : Optional.of("tenantId is not an id");
    }

    private static Optional<String> faultOf(JobOutcome outcome) {
        if (outcome.getStatus() == OutcomeStatus.UNRECOGNISED) {
            return Optional.of("status is none that this version knows");
        }
        if (!isAttempt(outcome.getAttempt())) {
            return Optional.of("attempt is not between 1 and " + HIGHEST_ATTEMPT);
        }
        if (outcome.getJobId().isEmpty() || outcome.getJobId().length() > LONGEST_JOB_ID) {
            return Optional.of("jobId is not an id");
        }
        if (outcome.getCell().length() > LONGEST_NAME || outcome.getGatewayId().length() > LONGEST_NAME) {
            return Optional.of("cell or gatewayId is longer than " + LONGEST_NAME + " characters");
        }
        if (!isId(outcome.getNodeId())) {
            return Optional.of("nodeId is not an id");
        }
        return figuresFault(outcome);
    }

    private static Optional<String> figuresFault(JobOutcome outcome) {
        if (!isWithin(outcome.getContextTokens(), MOST_TOKENS)) {
            return Optional.of("contextTokens is not between 0 and " + MOST_TOKENS);
        }
        if (!isWithin(outcome.getOutputTokens(), MOST_TOKENS)) {
            return Optional.of("outputTokens is not between 0 and " + MOST_TOKENS);
        }
        return isWithin(outcome.getLatencyMilliseconds(), MOST_MILLISECONDS)
                ? Optional.empty()
                : Optional.of("latencyMilliseconds is not between 0 and " + MOST_MILLISECONDS);
    }

    private static boolean isWithin(long number, long most) {
        return number >= 0 && number <= most;
    }

    private static boolean isAttempt(int number) {
        return number >= 1 && number <= HIGHEST_ATTEMPT;
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static <V> RecordCheck<V> both(RecordCheck<V> first, Function<V, Optional<String>> second) {
        return (key, value, timestamp) -> first.faultOf(key, value, timestamp).or(() -> second.apply(value)
                .map(detail -> new RecordCheck.Fault(DeadLetterReason.INVALID_FIELD, detail)));
    }
}
