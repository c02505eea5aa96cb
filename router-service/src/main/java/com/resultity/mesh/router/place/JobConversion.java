package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.JobEntry;
import com.resultity.mesh.router.decide.JobEntry.State;
import com.resultity.mesh.schemas.router.PlacedJob;

/** What a cell remembers of a job, from its record. */
final class JobConversion {

    private JobConversion() {}

    static JobEntry entry(PlacedJob record) {
        return new JobEntry(record.getJobId(), record.getCreatedAt(), state(record));
    }

    private static State state(PlacedJob record) {
        return switch (record.getState()) {
            case WAITING ->
                new State.Waiting(TokenConversion.token(record.getToken()), record.getPlace(), record.getWalkAgainAt());
            case HOLDING ->
                new State.Holding(
                        TokenConversion.token(record.getToken()),
                        record.getNodeId(),
                        record.getSlot(),
                        record.getLeaseEndsAt());
            case HANDED_ON -> new State.HandedOn(record.getAttempt());
            case CLOSED -> new State.Closed();
        };
    }
}
