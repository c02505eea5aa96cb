package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.definition.Quota;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is asked of a new access token.
 *
 * @param tenantId the only tenant that may use it; empty: whoever holds it
 * @param quota the most that may be used with it
 * @param expiresAt from when it is valid no more, milliseconds since 1970-01-01T00:00:00Z; empty: never
 */
public record TokenTerms(Optional<String> tenantId, Optional<Quota> quota, OptionalLong expiresAt) {}
