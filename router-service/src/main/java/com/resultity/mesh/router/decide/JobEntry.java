package com.resultity.mesh.router.decide;

/**
 * What a cell remembers of a job.
 *
 * @param jobId the job
 * @param createdAt the time inside its id, milliseconds since 1970-01-01T00:00:00Z
 * @param state where the job stands with this cell
 */
public record JobEntry(String jobId, long createdAt, State state) {

    /** Where a job stands with a cell. Only the first two hold the job's token. */
    public sealed interface State {

        /**
         * In the cell's line.
         *
         * @param token the job
         * @param place its place in the line; a lower one is served first
         * @param walkAgainAt when it leaves the line to look elsewhere once more, milliseconds since
         *     1970-01-01T00:00:00Z
         */
        record Waiting(Token token, long place, long walkAgainAt) implements State {}

        /**
         * Holding a slot.
         *
         * @param token the job
         * @param nodeId the node
         * @param slot number of the slot
         * @param tenancy number of the tenancy of that slot, from 1
         * @param leaseEndsAt when the slot is taken back, milliseconds since 1970-01-01T00:00:00Z
         */
        record Holding(Token token, String nodeId, int slot, long tenancy, long leaseEndsAt) implements State {}

        /**
         * Another cell holds its token.
         *
         * @param attempt attempt that was looked for when it left
         */
        record HandedOn(int attempt) implements State {}

        /** Served, refused or expired by this cell. */
        record Closed() implements State {}
    }

    /** Whether the cell holds the job's token. */
    boolean open() {
        return state instanceof State.Waiting || state instanceof State.Holding;
    }

    static JobEntry of(Token token, State state) {
        return new JobEntry(token.job().id(), token.job().createdAt(), state);
    }
}
