package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.Effect.Purpose;
import com.resultity.mesh.router.decide.admission.Claim;
import com.resultity.mesh.router.decide.job.Affinity;
import com.resultity.mesh.router.decide.job.Priority;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.memory.JobEntry;
import com.resultity.mesh.router.decide.memory.JobEntry.State;
import com.resultity.mesh.router.decide.memory.JobEntry.Tie;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.SlotTenancy;
import com.resultity.mesh.schemas.router.JobClaim;
import com.resultity.mesh.schemas.router.JobTie;
import com.resultity.mesh.schemas.router.PlacedJob;
import com.resultity.mesh.schemas.router.PlacedJobState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What a cell remembers of a job, between its record and its value. */
final class JobConversion {

    private static final String NOWHERE = "";

    private JobConversion() {}

    /**
     * The entry of a job that may have been closed since by the end of its tenancy.
     *
     * @param shared has the names that other jobs speak of too
     */
    static JobEntry entry(String jobId, PlacedJob record, SharedValues shared) {
        State state = state(record, shared);
        return new JobEntry(jobId, JobTime.of(jobId).orElseThrow(), claim(record, shared), tie(record, state), state);
    }

    private static State state(PlacedJob record, SharedValues shared) {
        return switch (record.getState()) {
            case WAITING ->
                new State.Waiting(TokenConversion.token(record.getToken(), shared), record.getWalkAgainAt());
            case PLACED -> holding(record, shared);
            case HANDED_ON -> new State.HandedOn(record.getAttempt(), record.getToCell());
            case CLOSED -> new State.Closed();
        };
    }

    private static State.Holding holding(PlacedJob record, SharedValues shared) {
        SlotTenancy slot = record.getDecision().getAssignment();
        return new State.Holding(
                TokenConversion.token(record.getToken(), shared),
                slot.getNodeId(),
                slot.getSlot(),
                slot.getTenancy(),
                slot.getLeaseEndsAt());
    }

    /** What the record of the claim leaves out, the token says, or for a closed job the decision. */
    private static Claim claim(PlacedJob record, SharedValues shared) {
        JobClaim claim = record.getClaim();
        String gatewayId = claim.getGatewayId();
        String tenantId = claim.getTenantId();
        Priority priority = TokenConversion.priority(claim.getPriority());
        if (record.getToken() != null) {
            LocatedJob located = record.getToken().getJob();
            gatewayId = located.getGatewayId();
            tenantId = located.getTenantId();
            priority = TokenConversion.priority(located.getPriority());
        } else if (record.getDecision() != null) {
            gatewayId = record.getDecision().getGatewayId();
            tenantId = record.getDecision().getTenantId();
        }
        return new Claim(
                shared.of(gatewayId),
                shared.of(tenantId),
                Optional.ofNullable(claim.getSubcloudId()).map(shared::of),
                priority,
                claim.getSubjects(),
                claim.getTokens(),
                claim.getAdmittedAt());
    }

    private static Optional<Tie> tie(PlacedJob record, State state) {
        if (state instanceof State.Holding holding) {
            Affinity affinity = holding.token().job().affinity();
            return affinity.isNone() ? Optional.empty() : Optional.of(new Tie(holding.nodeId(), affinity));
        }
        return Optional.ofNullable(record.getTiedTo())
                .map(tie -> new Tie(
                        tie.getNodeId(),
                        Affinity.ofKeys(
                                tie.getSession() == null ? OptionalLong.empty() : OptionalLong.of(tie.getSession()),
                                tie.getPrefix().stream()
                                        .mapToLong(Long::longValue)
                                        .toArray())));
    }

    static PlacedJob waiting(JobEntry entry, State.Waiting waiting, LocatedJob located) {
        return new PlacedJob(
                PlacedJobState.WAITING,
                0,
                token(waiting.token(), located),
                waiting.walkAgainAt(),
                null,
                List.of(),
                null,
                claim(entry.claim(), null, null, null),
                tie(entry));
    }

    static PlacedJob handedOn(JobEntry entry, State.HandedOn handedOn) {
        Claim claim = entry.claim();
        return new PlacedJob(
                PlacedJobState.HANDED_ON,
                handedOn.attempt(),
                null,
                0L,
                null,
                List.of(),
                handedOn.toCell(),
                claim(claim, claim.gatewayId(), claim.tenantId(), TokenConversion.priority(claim.priority())),
                tie(entry));
    }

    static PlacedJob placed(
            JobEntry entry, State.Holding holding, LocatedJob located, RoutingDecision decision, List<Long> offsets) {
        return new PlacedJob(
                PlacedJobState.PLACED,
                0,
                token(holding.token(), located),
                0L,
                RememberedDecision.shortenedByToken(decision),
                offsets,
                null,
                claim(entry.claim(), null, null, null),
                null);
    }

    static PlacedJob closed(JobEntry entry, RoutingDecision decision, List<Long> offsets) {
        return new PlacedJob(
                PlacedJobState.CLOSED,
                0,
                null,
                0L,
                RememberedDecision.shortened(decision),
                offsets,
                null,
                claim(
                        entry.claim(),
                        null,
                        null,
                        TokenConversion.priority(entry.claim().priority())),
                tie(entry));
    }

    private static JobClaim claim(
            Claim claim, String gatewayId, String tenantId, com.resultity.mesh.schemas.Priority priority) {
        return new JobClaim(
                gatewayId,
                tenantId,
                claim.subcloudId().orElse(null),
                priority,
                claim.subjects(),
                claim.tokens(),
                claim.admittedAt());
    }

    private static JobTie tie(JobEntry entry) {
        return entry.tiedTo()
                .map(tie -> new JobTie(
                        tie.nodeId(),
                        tie.affinity().sessionKey().isPresent()
                                ? tie.affinity().sessionKey().getAsLong()
                                : null,
                        Arrays.stream(tie.affinity().prefixKeys()).boxed().toList()))
                .orElse(null);
    }

    private static HandedOnJob token(Token token, LocatedJob located) {
        return TokenConversion.record(token, located, NOWHERE, NOWHERE, Purpose.WAIT);
    }

    /** The decision of a job that is placed or closed, as it was published. */
    static RoutingDecision decision(
            String cell, String jobId, PlacedJob record, Function<List<Long>, List<InputPosition>> positions) {
        List<InputPosition> then = positions.apply(record.getOffsets());
        return record.getToken() == null
                ? RememberedDecision.whole(record.getDecision(), cell, jobId, then)
                : RememberedDecision.whole(record.getDecision(), cell, record.getToken(), then);
    }
}
