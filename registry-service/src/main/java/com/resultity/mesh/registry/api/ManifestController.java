package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.request.InvalidManifestsException;
import com.resultity.mesh.registry.request.RequestDesk;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Applies manifests. */
@Controller("/v1/manifests")
@Tag(name = "Manifests")
@Refusals
@ExecuteOn(TaskExecutors.BLOCKING)
final class ManifestController {

    static final String YAML = "application/yaml";

    /** JSON is YAML as well. */
    static final String JSON = MediaType.APPLICATION_JSON;

    /** The same in JSON. */
    static final String JSON_EXAMPLE = """
            {"apiVersion": "mesh.resultity.com/v1", "kind": "Subcloud",
             "metadata": {"id": "acme-pool", "owner": "org/acme"},
             "spec": {"participation": "open", "access": {"policy": "public"}}}
            """;

    /** A manifest to begin with, for the OpenAPI document. */
    static final String EXAMPLE = """
            apiVersion: mesh.resultity.com/v1
            kind: Subcloud
            metadata: {id: acme-pool, owner: org/acme}
            spec:
              participation: open
              access: {policy: public}
            """;

    private final RequestDesk desk;
    private final Readiness readiness;
    private final Authorization authorization;

    ManifestController(RequestDesk desk, Readiness readiness, Authorization authorization) {
        this.desk = desk;
        this.readiness = readiness;
        this.authorization = authorization;
    }

    /**
     * Applies all documents of the body, or none.
     *
     * @return what became of each document
     */
    @Post
    @Consumes({YAML, JSON})
    @Operation(
            operationId = "applyManifests",
            requestBody =
                    @RequestBody(
                            description = "One or more documents, each a manifest; of JSON one.",
                            required = true,
                            content = {
                                @Content(
                                        mediaType = ManifestController.YAML,
                                        schema = @Schema(type = "string", example = ManifestController.EXAMPLE)),
                                @Content(
                                        mediaType = ManifestController.JSON,
                                        schema = @Schema(type = "object", example = ManifestController.JSON_EXAMPLE))
                            }))
    @WithBody
    @ChangeAnswers
    @Conditional
    Results apply(
            @Body @Parameter(hidden = true) byte[] yaml,
            @Parameter(hidden = true) @Nullable @Header("If-Match") String ifMatch)
            throws InvalidManifestsException, LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.apply(yaml, authorization.requester().expecting(Preconditions.expected(ifMatch))));
    }
}
