package com.resultity.mesh.registry.request;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.command.Command.RequestKey;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who asks, and on what terms.
 *
 * @param principal who
 * @param key under which the same request may be sent again; empty: none
 * @param expectedVersion version that a change was made on; empty: whichever there is
 * @param reason why, in their words
 */
public record Requester(
        Principal principal, Optional<RequestKey> key, OptionalLong expectedVersion, Optional<String> reason) {

    /** The same, for a change that was made on a version. */
    public Requester expecting(OptionalLong version) {
        return new Requester(principal, key, version, reason);
    }

    /** The same, for a reason. */
    public Requester because(Optional<String> why) {
        return new Requester(principal, key, expectedVersion, why);
    }
}
