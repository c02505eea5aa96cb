package com.resultity.mesh.registry.definition;

import java.util.List;
import java.util.Optional;

/**
 * One version of a Subcloud, kept for ever.
 *
 * @param subcloudId its id
 * @param version the version; for a removal, the one after the last
 * @param subcloud the Subcloud as it was in this version; empty: it was removed
 * @param grants its grants in this version, ordered by id
 * @param authorship who made the version, and why
 * @param madeAt when, milliseconds since 1970-01-01T00:00:00Z
 */
public record Revision(
        String subcloudId,
        long version,
        Optional<Subcloud> subcloud,
        List<Grant> grants,
        Authorship authorship,
        long madeAt) {

    public Revision {
        grants = List.copyOf(grants);
    }
}
