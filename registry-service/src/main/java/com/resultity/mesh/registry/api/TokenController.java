package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.change.IssuedToken;
import com.resultity.mesh.registry.change.Rotation;
import com.resultity.mesh.registry.change.TokenIssuer;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.manifest.MistakenRequestException;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** Issues, lists, rotates and revokes access tokens. A token's text is in the answer that issues it, and nowhere else. */
@Controller("/v1/subclouds/{id}/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {

    private static final String NOTHING = "";

    private final RegistryView view;
    private final TokenIssuer issuer;
    private final Readiness readiness;

    TokenController(RegistryView view, TokenIssuer issuer, Readiness readiness) {
        this.view = view;
        this.issuer = issuer;
        this.readiness = readiness;
    }

    /** A page of the tokens of a Subcloud, those that have expired too. */
    @Get
    Page<TokenResource> list(String id, @Nullable @QueryValue String after, @Nullable @QueryValue Integer limit) {
        readiness.demand();
        if (!view.subclouds().containsKey(id)) {
            throw noSubcloud();
        }
        return Page.of(view.tokensOf(id), after, limit, entry -> TokenResource.of(entry.getValue()));
    }

    /** Issues a token. */
    @Post
    HttpResponse<IssuedTokenResource> issue(String id, @Nullable @Body String request)
            throws MistakenRequestException, LogUnavailableException, InterruptedException {
        readiness.demand();
        IssuedToken issued =
                issuer.issue(id, request == null ? NOTHING : request).orElseThrow(TokenController::noSubcloud);
        return created(IssuedTokenResource.of(issued));
    }

    /** Issues a token in another's place, which stays valid for a while. */
    @Post("/{tokenId}/rotate")
    HttpResponse<IssuedTokenResource> rotate(String id, String tokenId, @Nullable @Body String request)
            throws MistakenRequestException, LogUnavailableException, InterruptedException {
        readiness.demand();
        Rotation rotation = issuer.rotate(new TokenId(id, tokenId), request == null ? NOTHING : request);
        if (rotation instanceof Rotation.Rotated rotated) {
            return created(IssuedTokenResource.of(rotated));
        }
        if (rotation instanceof Rotation.Expired) {
            throw new ConflictException("the token has expired: issue a new one");
        }
        throw noToken();
    }

    /** Revokes a token at once. */
    @Delete("/{tokenId}")
    Results revoke(String id, String tokenId) throws LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(List.of(issuer.revoke(new TokenId(id, tokenId)).orElseThrow(TokenController::noToken)));
    }

    private static HttpResponse<IssuedTokenResource> created(IssuedTokenResource issued) {
        return HttpResponse.created(issued).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static NotFoundException noSubcloud() {
        return new NotFoundException("there is no such Subcloud");
    }

    private static NotFoundException noToken() {
        return new NotFoundException("there is no such token");
    }
}
