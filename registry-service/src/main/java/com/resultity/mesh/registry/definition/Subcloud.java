package com.resultity.mesh.registry.definition;

import java.util.List;

/**
 * A Subcloud as it is: what its owner declares, and what has become of it.
 *
 * @param definition what its owner declares
 * @param state where it is in its life
 * @param attestations the gates that it meets, one attestation a gate, in the order of gates
 * @param authorship who made this version, and why
 */
public record Subcloud(
        SubcloudDefinition definition, SubcloudState state, List<Attestation> attestations, Authorship authorship) {

    public Subcloud {
        attestations = List.copyOf(attestations);
    }

    /** Its id. */
    public String id() {
        return definition.id();
    }

    /** Whether its active members leave the global pool now; what is given no jobs keeps nobody from others. */
    public boolean isolatesNow() {
        return definition.isolate() && state == SubcloudState.ACTIVE;
    }
}
