package com.resultity.mesh.registry.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The answers that operations which take a body may give besides, for the OpenAPI document. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
        responseCode = "413",
        description = "The body is larger than 8 MiB.",
        content = @Content(mediaType = Refusals.PROBLEM, schema = @Schema(implementation = RegistryProblem.class)))
@ApiResponse(
        responseCode = "415",
        description = "The body is of another media type.",
        content = @Content(mediaType = Refusals.PROBLEM, schema = @Schema(implementation = RegistryProblem.class)))
@interface WithBody {}
