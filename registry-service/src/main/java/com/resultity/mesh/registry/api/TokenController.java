package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.manifest.MistakenRequestException;
import com.resultity.mesh.registry.request.IssuedToken;
import com.resultity.mesh.registry.request.RequestDesk;
import com.resultity.mesh.registry.request.TokenIssuer;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Issues, lists, rotates and revokes access tokens. A token's text is in the answer that issues it, and nowhere else. */
@Controller("/v1/subclouds/{id}/tokens")
@Tag(name = "Access tokens")
@Refusals
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {

    private static final String NOTHING = "";

    private final RegistryView view;
    private final TokenIssuer issuer;
    private final RequestDesk desk;
    private final Readiness readiness;
    private final Authorization authorization;

    TokenController(
            RegistryView view, TokenIssuer issuer, RequestDesk desk, Readiness readiness, Authorization authorization) {
        this.view = view;
        this.issuer = issuer;
        this.desk = desk;
        this.readiness = readiness;
        this.authorization = authorization;
    }

    /**
     * A page of the tokens of a Subcloud, those that have expired too.
     *
     * @param id id of the Subcloud
     * @return the page
     */
    @Get
    @Operation(operationId = "listTokens")
    Page<TokenResource> list(String id, @RequestBean PageQuery page) {
        demand(Action.READ_TOKENS, id);
        return Page.of(view.tokensOf(id), page, entry -> TokenResource.of(entry.getValue()));
    }

    /**
     * Issues a token. This answer alone holds its text.
     *
     * @param id id of the Subcloud
     */
    @Post
    @Operation(
            operationId = "issueToken",
            requestBody =
                    @RequestBody(
                            description = "What is asked of the token; nothing has to be.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = TokenRequest.class))))
    @ApiResponse(
            responseCode = "201",
            description = "The token.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IssuedTokenResource.class)))
    @WithBody
    @ChangeAnswers
    HttpResponse<IssuedTokenResource> issue(String id, @Nullable @Body @Parameter(hidden = true) String request)
            throws MistakenRequestException, LogUnavailableException, InterruptedException {
        demand(Action.MANAGE_TOKENS, id);
        IssuedToken issued = issuer.issue(id, request == null ? NOTHING : request, authorization.requester());
        return created(IssuedTokenResource.of(issued));
    }

    /**
     * Issues a token in another's place, which stays valid for a while.
     *
     * @param id id of the Subcloud
     * @param tokenId id of the token
     */
    @Post("/{tokenId}/rotate")
    @Operation(
            operationId = "rotateToken",
            requestBody =
                    @RequestBody(
                            description = "What is asked of the new token, and for how long the other one stays valid.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = RotationRequest.class))))
    @ApiResponse(
            responseCode = "201",
            description = "The new token.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IssuedTokenResource.class)))
    @ApiResponse(
            responseCode = "409",
            description = "The token has expired.",
            content = @Content(mediaType = Refusals.PROBLEM, schema = @Schema(implementation = RegistryProblem.class)))
    @WithBody
    @ChangeAnswers
    HttpResponse<IssuedTokenResource> rotate(
            String id, String tokenId, @Nullable @Body @Parameter(hidden = true) String request)
            throws MistakenRequestException, LogUnavailableException, InterruptedException {
        demand(Action.MANAGE_TOKENS, id);
        TokenId replaced = find(id, tokenId);
        IssuedToken issued = issuer.rotate(replaced, request == null ? NOTHING : request, authorization.requester());
        return created(IssuedTokenResource.of(
                issued, Optional.ofNullable(view.tokensOf(id).get(tokenId))));
    }

    /**
     * Revokes a token at once.
     *
     * @param id id of the Subcloud
     * @param tokenId id of the token
     * @return what was revoked
     */
    @Delete("/{tokenId}")
    @Operation(operationId = "revokeToken")
    @ChangeAnswers
    Results revoke(String id, String tokenId) throws LogUnavailableException, InterruptedException {
        demand(Action.MANAGE_TOKENS, id);
        Change.Remove revocation =
                new Change.Remove(Kind.ACCESS_TOKEN, find(id, tokenId).key());
        return Results.of(desk.ask(revocation, authorization.requester()).applied());
    }

    private void demand(Action action, String subcloudId) {
        readiness.demand();
        authorization.demand(action, view.subclouds().get(subcloudId), authorization.ownership()::of, "Subcloud");
    }

    /** Nothing that is not a token's id is passed on: it could be the token itself. */
    private TokenId find(String id, String tokenId) {
        if (!view.tokensOf(id).containsKey(tokenId)) {
            throw Authorization.missing("token");
        }
        return new TokenId(id, tokenId);
    }

    private static HttpResponse<IssuedTokenResource> created(IssuedTokenResource issued) {
        return HttpResponse.created(issued).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
