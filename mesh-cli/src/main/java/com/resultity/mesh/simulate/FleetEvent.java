package com.resultity.mesh.simulate;

/**
 * A node that comes or goes.
 *
 * @param atMilliseconds when, from the first job on
 * @param change what happens
 * @param nodeId to which node
 */
public record FleetEvent(long atMilliseconds, Change change, String nodeId) {

    /** What can happen to a node. */
    public enum Change {
        /** Its server starts, under a new boot epoch. */
        START,
        /** It falls silent with all that it holds. */
        KILL
    }
}
