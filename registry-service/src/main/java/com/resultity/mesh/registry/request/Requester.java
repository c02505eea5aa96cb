package com.resultity.mesh.registry.request;

import com.resultity.mesh.registry.command.Command.RequestKey;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who asks, and on what terms.
 *
 * @param actor principal, such as {@code user/anna}
 * @param key under which the same request may be sent again; empty: none
 * @param expectedVersion version that a change was made on; empty: whichever there is
 * @param reason why, in their words
 */
public record Requester(String actor, Optional<RequestKey> key, OptionalLong expectedVersion, Optional<String> reason) {

    /** Somebody who only says who they are. */
    public static Requester of(String actor) {
        return new Requester(actor, Optional.empty(), OptionalLong.empty(), Optional.empty());
    }

    /** The same, for a change that was made on a version. */
    public Requester expecting(OptionalLong version) {
        return new Requester(actor, key, version, reason);
    }

    /** The same, for a reason. */
    public Requester because(Optional<String> why) {
        return new Requester(actor, key, expectedVersion, why);
    }
}
