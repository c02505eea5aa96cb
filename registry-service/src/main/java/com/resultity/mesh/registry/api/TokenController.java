package com.resultity.mesh.registry.api;

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
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/** Issues, lists, rotates and revokes access tokens. A token's text is in the answer that issues it, and nowhere else. */
@Controller("/v1/subclouds/{id}/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {

    private static final String NOTHING = "";

    private final RegistryView view;
    private final TokenIssuer issuer;
    private final RequestDesk desk;
    private final Readiness readiness;

    TokenController(RegistryView view, TokenIssuer issuer, RequestDesk desk, Readiness readiness) {
        this.view = view;
        this.issuer = issuer;
        this.desk = desk;
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
        IssuedToken issued = issuer.issue(id, request == null ? NOTHING : request, LocalPrincipal.REQUESTER);
        return created(IssuedTokenResource.of(issued));
    }

    /** Issues a token in another's place, which stays valid for a while. */
    @Post("/{tokenId}/rotate")
    HttpResponse<IssuedTokenResource> rotate(String id, String tokenId, @Nullable @Body String request)
            throws MistakenRequestException, LogUnavailableException, InterruptedException {
        readiness.demand();
        TokenId replaced = new TokenId(id, tokenId);
        IssuedToken issued = issuer.rotate(replaced, request == null ? NOTHING : request, LocalPrincipal.REQUESTER);
        return created(IssuedTokenResource.of(
                issued, Optional.ofNullable(view.tokensOf(id).get(tokenId))));
    }

    /** Revokes a token at once. */
    @Delete("/{tokenId}")
    Results revoke(String id, String tokenId) throws LogUnavailableException, InterruptedException {
        readiness.demand();
        Change.Remove revocation = new Change.Remove(Kind.ACCESS_TOKEN, new TokenId(id, tokenId).key());
        return Results.of(desk.ask(revocation, LocalPrincipal.REQUESTER).applied());
    }

    private static HttpResponse<IssuedTokenResource> created(IssuedTokenResource issued) {
        return HttpResponse.created(issued).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static NotFoundException noSubcloud() {
        return new NotFoundException("there is no such Subcloud");
    }
}
