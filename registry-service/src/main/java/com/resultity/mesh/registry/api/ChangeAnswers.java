package com.resultity.mesh.registry.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What operations that change something take and may answer besides, for the OpenAPI document. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, ref = "#/components/parameters/IdempotencyKey")
@ApiResponse(
        responseCode = "409",
        description = "It cannot be done as things are, or a request with this key is being carried out.",
        content = @Content(mediaType = Refusals.PROBLEM, schema = @Schema(implementation = RegistryProblem.class)))
@ApiResponse(
        responseCode = "422",
        description =
                "The body has mistakes, each told with its line, field and remedy; or the key was used for another request.",
        content = @Content(mediaType = Refusals.PROBLEM, schema = @Schema(implementation = RegistryProblem.class)))
@interface ChangeAnswers {}
