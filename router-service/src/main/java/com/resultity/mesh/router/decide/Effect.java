package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.memory.JobEntry;
import com.resultity.mesh.router.decide.nodes.NodeVersions;
import com.resultity.mesh.router.decide.tenancy.Slot;

/** What a cell wants done. Whoever drives the cell must carry out all effects of one input, in order and at once. */
public sealed interface Effect {

    /** Publish a decision, and remember it with the job; where it is assigned, that takes the slot as well. */
    record Decided(Decision decision, JobEntry entry) implements Effect {}

    /** Publish the remembered decision of a job once more, as it was. */
    record Repeated(String jobId) implements Effect {}

    /** Give the token to another cell. */
    record HandedOn(Token token, String toCell, Purpose purpose, JobEntry entry) implements Effect {}

    /** What the next cell is asked. */
    enum Purpose {
        /** To look for a node at once. */
        LOOK,
        /** To let the job wait in its line. */
        WAIT,
        /** To repeat its decision, because the gateway asked again. */
        REPEAT
    }

    /** Ask the cell that a job went to for its decision, because the gateway asked again. */
    record AskedAgain(Token token, String toCell) implements Effect {}

    /**
     * Say that a node which moves holds nothing here any more.
     *
     * @param nodeId the node
     * @param versions what the state was joined from that told it to go
     */
    record NodeReleased(String nodeId, NodeVersions versions) implements Effect {}

    /** Remember where a job stands. */
    record JobChanged(JobEntry entry) implements Effect {}

    /** Forget a job: it is too old to be requested again. */
    record JobForgotten(String jobId) implements Effect {}

    /**
     * Remember how the last tenancy of a slot ended, or that the slot is given back. A job that held it is closed by that,
     * unless a later effect of the same input says where it stands.
     */
    record SlotEnded(String nodeId, int number, Slot slot) implements Effect {}

    /**
     * Forget a node that has left long ago, and its slots.
     *
     * @param slots how many there are, numbered from 0
     */
    record NodeForgotten(String nodeId, int slots) implements Effect {}

    /** Set a request aside: it is so old that this cell cannot know whether it was decided. */
    record TooOldToKnow(String jobId) implements Effect {}
}
