package com.resultity.mesh.audit.evidence;

import com.resultity.mesh.audit.evidence.Decision.Verdict;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.PreviousTenancy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.SlotTenancy;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.schemas.VoidedAttempt;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads of a decision what the checks need, which is far less than all of it. */
final class DecisionReading {

    private static final Set<String> INPUTS_OF_INTEREST = Set.of(
            TopicCatalogue.JOB_OUTCOMES.name(),
            TopicCatalogue.NODE_STATES.name(),
            TopicCatalogue.PLACEMENT_POLICIES.name());

    private final Interner interner;
    private final UnaryOperator<String> jobIds;

    /**
     * @param interner keeps one of equal values
     * @param jobIds keeps one of equal job ids
     */
    DecisionReading(Interner interner, UnaryOperator<String> jobIds) {
        this.interner = interner;
        this.jobIds = jobIds;
    }

    Decision read(RoutingDecision record, Position position) {
        return new Decision(
                position,
                Fingerprint.of(record),
                jobIds.apply(record.getJobId()),
                record.getAttempt(),
                verdict(record.getKind()),
                interner.sameOrNone(
                        record.getReason() == null ? null : record.getReason().name()),
                interner.same(record.getCell()),
                interner.same(record.getGatewayId()),
                interner.same(record.getTenantId()),
                interner.sameOrNone(record.getSubcloudId()),
                record.getPolicyVersion(),
                record.getGrantVersion(),
                interner.same(admission(record)),
                Optional.ofNullable(record.getAssignment()).map(this::assignment),
                Optional.ofNullable(record.getVoided()).map(this::replaced),
                inputs(record),
                interner.same(Explanation.missingIn(record)),
                record.getRewardMultiplierThousandths(),
                record.getRequestedAt(),
                record.getDecidedAt());
    }

    private static Decision.Admission admission(RoutingDecision record) {
        return new Decision.Admission(
                record.getModel(),
                record.getModelVersion(),
                record.getTenantVersion(),
                record.getBound(),
                Optional.ofNullable(record.getTokenId()));
    }

    private static Verdict verdict(DecisionKind kind) {
        return switch (kind) {
            case ASSIGNED -> Verdict.ASSIGNED;
            case REFUSED -> Verdict.REFUSED;
            case EXPIRED -> Verdict.EXPIRED;
            case UNRECOGNISED -> Verdict.UNKNOWN;
        };
    }

    private Assignment assignment(SlotTenancy tenancy) {
        return new Assignment(
                interner.same(tenancy.getNodeId()),
                interner.same(tenancy.getZone()),
                interner.same(tenancy.getCountry()),
                tenancy.getBootEpoch(),
                tenancy.getSlot(),
                tenancy.getSlots(),
                tenancy.getTenancy(),
                Optional.ofNullable(tenancy.getPrevious()).map(this::ended),
                tenancy.getLeaseEndsAt(),
                tenancy.getVersions().getNode(),
                tenancy.getVersions().getMemberships(),
                tenancy.getVersions().getLocation());
    }

    private EndedTenancy ended(PreviousTenancy previous) {
        boolean named = previous.getOutcomePartition() != null && previous.getOutcomeOffset() != null;
        return new EndedTenancy(
                jobIds.apply(previous.getJobId()),
                previous.getAttempt(),
                ending(previous.getEnd()),
                previous.getEndedAt(),
                named
                        ? Optional.of(new Position(
                                TopicCatalogue.JOB_OUTCOMES.name(),
                                previous.getOutcomePartition(),
                                previous.getOutcomeOffset()))
                        : Optional.empty());
    }

    private Replaced replaced(VoidedAttempt voided) {
        return new Replaced(voided.getAttempt(), interner.same(voided.getNodeId()), ending(voided.getEnd()));
    }

    private static TenancyEnding ending(TenancyEnd end) {
        return switch (end) {
            case OUTCOME -> TenancyEnding.OUTCOME;
            case NODE_SILENT -> TenancyEnding.NODE_SILENT;
            case NODE_LEFT -> TenancyEnding.NODE_LEFT;
            case NODE_RESTARTED -> TenancyEnding.NODE_RESTARTED;
            case LEASE_ENDED -> TenancyEnding.LEASE_ENDED;
            case NODE_EXPELLED -> TenancyEnding.NODE_EXPELLED;
            case STANDING_LOST -> TenancyEnding.STANDING_LOST;
            case UNRECOGNISED -> TenancyEnding.UNKNOWN;
        };
    }

    private List<Position> inputs(RoutingDecision record) {
        return record.getPositions().stream()
                .filter(input -> INPUTS_OF_INTEREST.contains(input.getTopic()))
                .map(input -> new Position(interner.same(input.getTopic()), input.getPartition(), input.getOffset()))
                .toList();
    }
}
