package com.resultity.mesh.registry.definition;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Permission to send jobs to a Subcloud.
 *
 * @param id the Subcloud, and who may send jobs to it
 * @param quota the most that each tenant may use under it
 * @param endsAt from when it is valid no more, milliseconds since 1970-01-01T00:00:00Z; empty: never
 */
public record Grant(GrantId id, Optional<Quota> quota, OptionalLong endsAt) {

    /** A grant without limit or end. */
    public static Grant of(GrantId id) {
        return new Grant(id, Optional.empty(), OptionalLong.empty());
    }
}
