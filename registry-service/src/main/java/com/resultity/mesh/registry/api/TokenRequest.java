package com.resultity.mesh.registry.api;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What is asked of a new access token, for the OpenAPI document: {@code TokenRequests} reads it, and tells its mistakes.
 *
 * @param tenant the only tenant that may use it; left out: whoever holds it
 * @param expiresIn for how long it is valid; left out, as {@code expiresAt} is: until it is revoked
 * @param expiresAt from when it is valid no more
 * @param quota the most that may be used with it
 */
@Introspected
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record TokenRequest(
        @Nullable @Schema(pattern = "^[A-Za-z0-9._-]{1,64}$", example = "northwind")
        String tenant,

        @Nullable @Schema(example = "30d") String expiresIn,
        @Nullable @Schema(example = "2100-01-01T00:00:00Z") String expiresAt,
        @Nullable QuotaSection quota) {}
