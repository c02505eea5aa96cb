package com.resultity.mesh.registry.api;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What is asked of an access token that takes another's place, for the OpenAPI document: {@code TokenRequests} reads it, and
 * tells its mistakes.
 *
 * @param overlap for how long the other one stays valid at most; usually an hour
 * @param expiresIn for how long the new one is valid; left out, as {@code expiresAt} is: for as long as the other one was
 * @param expiresAt from when it is valid no more
 */
@Introspected
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record RotationRequest(
        @Nullable @Schema(example = "24h") String overlap,
        @Nullable @Schema(example = "30d") String expiresIn,
        @Nullable @Schema(example = "2100-01-01T00:00:00Z") String expiresAt) {}
