package com.resultity.mesh.registry.api;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Which part of a list is asked for.
 *
 * @param after id before the page: what the page before it answered as {@code next}; left out for the first page
 * @param limit most items of the page, 1 to 1000; usually 100
 */
@Introspected
record PageQuery(
        @Nullable
        @QueryValue
        @Parameter(
                in = ParameterIn.QUERY,
                description = "What the page before answered as `next`. Left out for the first page.",
                schema = @Schema(type = "string", maxLength = MOST_LETTERS))
        String after,

        @Nullable
        @QueryValue
        @Parameter(
                in = ParameterIn.QUERY,
                description = "The most items of the page.",
                schema =
                        @Schema(
                                type = "integer",
                                format = "int32",
                                minimum = "1",
                                maximum = "1000",
                                defaultValue = "100"))
        Integer limit) {

    static final int MOST_LETTERS = 300;
}
