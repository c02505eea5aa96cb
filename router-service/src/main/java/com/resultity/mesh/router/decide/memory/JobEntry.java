package com.resultity.mesh.router.decide.memory;

import com.resultity.mesh.router.decide.admission.Claim;
import com.resultity.mesh.router.decide.job.Affinity;
import com.resultity.mesh.router.decide.ladder.Token;
import java.util.Optional;

/**
 * What a cell remembers of a job.
 *
 * @param jobId the job
 * @param createdAt the time inside its id, milliseconds since 1970-01-01T00:00:00Z
 * @param claim what it uses of what others want as well
 * @param tiedTo the node that was given the job last, where that ties other jobs to it
 * @param state where the job stands with this cell
 */
public record JobEntry(String jobId, long createdAt, Claim claim, Optional<Tie> tiedTo, State state) {

    /**
     * The node that other jobs with a key in common should go to.
     *
     * @param nodeId the node
     * @param affinity the keys, at least one
     */
    public record Tie(String nodeId, Affinity affinity) {}

    /** Where a job stands with a cell. Only the first two hold the job's token. */
    public sealed interface State {

        /**
         * In the cell's line.
         *
         * @param token the job
         * @param walkAgainAt when it leaves the line to look elsewhere once more, milliseconds since
         *     1970-01-01T00:00:00Z
         */
        record Waiting(Token token, long walkAgainAt) implements State {}

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
         * @param toCell the cell that it went to
         */
        record HandedOn(int attempt, String toCell) implements State {}

        /** Served, refused or expired by this cell. */
        record Closed() implements State {}
    }

    /** Whether the cell holds the job's token. */
    boolean open() {
        return state instanceof State.Waiting || state instanceof State.Holding;
    }

    /** The same job in another state. */
    public JobEntry in(State next) {
        return new JobEntry(jobId, createdAt, claim, tiedTo, next);
    }
}
