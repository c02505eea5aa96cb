package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.Turns;
import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.authority.ManifestRules;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.request.InvalidManifestsException;
import com.resultity.mesh.registry.request.RequestDesk;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Says what manifests would come to, and writes nothing. */
@Controller("/v1/drafts")
@Tag(name = "Manifests")
@Refusals
@ExecuteOn(TaskExecutors.BLOCKING)
final class DraftController {

    private final RequestDesk desk;
    private final RegistryView view;
    private final Readiness readiness;
    private final Authorization authorization;

    /** Each judges all nodes, and holds what becomes of them until it is answered. */
    private final Turns drafts = new Turns(1, "other manifests are being judged");

    DraftController(RequestDesk desk, RegistryView view, Readiness readiness, Authorization authorization) {
        this.desk = desk;
        this.view = view;
        this.readiness = readiness;
        this.authorization = authorization;
    }

    /**
     * Judges all documents of the body as if they were applied together. One such request is answered at a time; others are told
     * to come again.
     *
     * @return what would become of each document, and what cells and nodes would be told
     */
    @Post
    @Consumes({ManifestController.YAML, ManifestController.JSON})
    @Operation(
            operationId = "draftManifests",
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
    DraftResource draft(@Body @Parameter(hidden = true) byte[] yaml) throws InvalidManifestsException {
        readiness.demand();
        Authority authority = authorization.authority();
        ManifestRules rules = new ManifestRules(view, authority);
        return drafts.answer(() -> DraftResource.of(
                desk.draft(yaml, authorization.requester()),
                view,
                rules::sees,
                node -> readsNode(authority, node),
                rules::readsMembers));
    }

    private boolean readsNode(Authority authority, String node) {
        Versioned<NodeDefinition> present = view.nodes().get(node);
        return present != null
                && authority.allows(Action.READ_NODE, authorization.ownership().of(present.value()));
    }
}
