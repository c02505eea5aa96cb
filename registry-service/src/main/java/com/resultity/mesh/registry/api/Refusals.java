package com.resultity.mesh.registry.api;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The answers that every operation may give instead of its own, for the OpenAPI document. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ApiResponse(
        responseCode = "400",
        description = "The request is malformed.",
        content = @Content(mediaType = Refusals.PROBLEM, schema = @Schema(implementation = RegistryProblem.class)))
@ApiResponse(
        responseCode = "401",
        description = "Nobody has proven who asks.",
        headers = @Header(name = "WWW-Authenticate", description = "What to send.", schema = @Schema(type = "string")),
        content = @Content(mediaType = Refusals.PROBLEM, schema = @Schema(implementation = RegistryProblem.class)))
@ApiResponse(
        responseCode = "403",
        description = "Who asks may not do that.",
        content = @Content(mediaType = Refusals.PROBLEM, schema = @Schema(implementation = RegistryProblem.class)))
@ApiResponse(
        responseCode = "404",
        description = "It is not there, or who asks must not know that it is.",
        content = @Content(mediaType = Refusals.PROBLEM, schema = @Schema(implementation = RegistryProblem.class)))
@ApiResponse(
        responseCode = "429",
        description = "Who asks sent too many requests.",
        headers = @Header(name = "Retry-After", description = "Seconds to wait.", schema = @Schema(type = "integer")),
        content = @Content(mediaType = Refusals.PROBLEM, schema = @Schema(implementation = RegistryProblem.class)))
@ApiResponse(
        responseCode = "503",
        description = "It cannot be done at this moment.",
        headers = @Header(name = "Retry-After", description = "Seconds to wait.", schema = @Schema(type = "integer")),
        content = @Content(mediaType = Refusals.PROBLEM, schema = @Schema(implementation = RegistryProblem.class)))
@interface Refusals {

    /** Media type of every refusal. */
    String PROBLEM = "application/problem+json";
}
