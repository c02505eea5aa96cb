package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.Effect.Purpose;
import com.resultity.mesh.router.decide.JobEntry;
import com.resultity.mesh.router.decide.JobEntry.State;
import com.resultity.mesh.router.decide.Token;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.SlotTenancy;
import com.resultity.mesh.schemas.router.PlacedJob;
import com.resultity.mesh.schemas.router.PlacedJobState;
import java.util.List;
import java.util.function.Function;

/** What a cell remembers of a job, between its record and its value. */
final class JobConversion {

    private static final String NOWHERE = "";

    private JobConversion() {}

    /** The entry of a job that may have been closed since by the end of its tenancy. */
    static JobEntry entry(String jobId, PlacedJob record) {
        return new JobEntry(jobId, JobTime.of(jobId).orElseThrow(), state(record));
    }

    private static State state(PlacedJob record) {
        return switch (record.getState()) {
            case WAITING ->
                new State.Waiting(TokenConversion.token(record.getToken()), record.getPlace(), record.getWalkAgainAt());
            case PLACED -> holding(record);
            case HANDED_ON -> new State.HandedOn(record.getAttempt());
            case CLOSED -> new State.Closed();
        };
    }

    private static State.Holding holding(PlacedJob record) {
        SlotTenancy slot = record.getDecision().getAssignment();
        return new State.Holding(
                TokenConversion.token(record.getToken()),
                slot.getNodeId(),
                slot.getSlot(),
                slot.getTenancy(),
                slot.getLeaseEndsAt());
    }

    static PlacedJob waiting(State.Waiting waiting, LocatedJob located) {
        return new PlacedJob(
                PlacedJobState.WAITING,
                0,
                token(waiting.token(), located),
                waiting.place(),
                waiting.walkAgainAt(),
                null,
                List.of());
    }

    static PlacedJob handedOn(State.HandedOn handedOn) {
        return new PlacedJob(PlacedJobState.HANDED_ON, handedOn.attempt(), null, 0L, 0L, null, List.of());
    }

    static PlacedJob placed(State.Holding holding, LocatedJob located, RoutingDecision decision, List<Long> offsets) {
        return new PlacedJob(
                PlacedJobState.PLACED,
                0,
                token(holding.token(), located),
                0L,
                0L,
                RememberedDecision.shortenedByToken(decision),
                offsets);
    }

    static PlacedJob closed(RoutingDecision decision, List<Long> offsets) {
        return new PlacedJob(PlacedJobState.CLOSED, 0, null, 0L, 0L, RememberedDecision.shortened(decision), offsets);
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
