package com.resultity.mesh.registry.definition;

import java.util.Optional;

/**
 * Who made a version, and why.
 *
 * @param actor principal, such as {@code user/anna}
 * @param reason why, in their words
 */
public record Authorship(String actor, Optional<String> reason) {

    /** What is known of versions that were made before authors were kept. */
    public static final Authorship UNKNOWN = new Authorship("", Optional.empty());
}
