package com.resultity.mesh.registry.manifest;

import java.util.OptionalLong;

/**
 * What is asked of a token that takes another's place.
 *
 * @param overlapUntil until when the other one stays valid at most, milliseconds since 1970-01-01T00:00:00Z
 * @param expiresAt from when the new one is valid no more, milliseconds since 1970-01-01T00:00:00Z; empty: after as long a
 *     life as the other one's
 */
public record RotationTerms(long overlapUntil, OptionalLong expiresAt) {}
