package com.resultity.mesh.registry.definition;

import java.util.Optional;

/**
 * Where a node stands with one Subcloud.
 *
 * @param subcloudId id of the Subcloud
 * @param state where it stands
 * @param reason for {@link State#SUSPENDED} the criteria that fail, in words; otherwise empty
 * @param isolates whether an active membership takes the node out of the global pool
 */
public record Membership(String subcloudId, State state, Optional<String> reason, boolean isolates) {

    /** Where a node stands with a Subcloud. Only active members are offered its jobs. */
    public enum State {
        /** The owner invites it; its operator has not accepted. */
        INVITED,
        /** Its operator asks; the owner has not approved. */
        REQUESTED,
        /** It belongs. */
        ACTIVE,
        /** It would belong, but fails a criterion. */
        SUSPENDED
    }
}
