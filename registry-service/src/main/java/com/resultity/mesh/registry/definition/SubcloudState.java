package com.resultity.mesh.registry.definition;

/** Where a Subcloud is in its life. Only an active one is given jobs. */
public enum SubcloudState {
    /** Its owner is still at it; no node has to do with it. */
    DRAFT,
    /** Not all gates of the network are met. */
    PENDING,
    /** It is given jobs. */
    ACTIVE,
    /** Its owner has stopped it; its members stay, and are in the global pool meanwhile. */
    SUSPENDED,
    /** It has ended for good; its id is not used again. */
    RETIRED;

    /** Whether nodes may have to do with it. */
    public boolean hasMembers() {
        return this != DRAFT && this != RETIRED;
    }
}
