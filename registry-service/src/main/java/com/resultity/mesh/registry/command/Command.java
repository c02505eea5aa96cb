package com.resultity.mesh.registry.command;

import com.resultity.mesh.registry.authority.Principal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What somebody asks of the registry, to be done whole or not at all.
 *
 * @param id its id; a command is applied once however often it is sent
 * @param key under which its actor may send the same request again; empty: none
 * @param actor who asks
 * @param issuedAt when it was sent, milliseconds since 1970-01-01T00:00:00Z
 * @param expectedVersion version that the first change was made on; empty: whichever there is
 * @param reason why, in words
 * @param changes what is asked, in order
 */
public record Command(
        String id,
        Optional<RequestKey> key,
        Principal actor,
        long issuedAt,
        OptionalLong expectedVersion,
        Optional<String> reason,
        List<Change> changes) {

    /**
     * What makes a request recognisable when it is sent again.
     *
     * @param text the key, as its sender chose it
     * @param digest what tells the request from another one under the same key; empty: nothing does
     */
    public record RequestKey(String text, String digest) {}

    public Command {
        changes = List.copyOf(changes);
    }
}
