package com.resultity.mesh.registry.command;

/**
 * What became of one thing that was declared or removed.
 *
 * @param kind its kind, as manifests spell it
 * @param id its id
 * @param version its version now; of something removed, the last one
 * @param change what was done
 */
public record AppliedDocument(String kind, String id, long version, Change change) {

    /** What was done. */
    public enum Change {
        CREATED,
        CHANGED,
        UNCHANGED,
        REMOVED
    }
}
