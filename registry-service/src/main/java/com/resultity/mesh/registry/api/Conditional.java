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

/** What operations take and answer that can be made on the condition that a version is the present one. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Parameter(name = "If-Match", in = ParameterIn.HEADER, ref = "#/components/parameters/IfMatch")
@ApiResponse(
        responseCode = "412",
        description = "The version that the change was made on is not the present one; what was changed since is told.",
        content = @Content(mediaType = Refusals.PROBLEM, schema = @Schema(implementation = RegistryProblem.class)))
@interface Conditional {}
