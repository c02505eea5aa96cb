package com.resultity.mesh.registry.identity;

import com.resultity.mesh.registry.authority.Principal;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;

/** Lets nobody pass who does not prove who they are, but to what tells how to. */
@ServerFilter("/**")
final class Authentication {

    private static final String SCHEME = "Bearer ";

    private final BearerTokens tokens;
    private final GuessLimit guesses;

    Authentication(BearerTokens tokens, GuessLimit guesses) {
        this.tokens = tokens;
        this.guesses = guesses;
    }

    /**
     * Finds out who asks.
     *
     * @throws UnauthenticatedException if that cannot be known
     */
    @RequestFilter
    @Order(Asking.FILTER_ORDER)
    @ExecuteOn(TaskExecutors.BLOCKING)
    void authenticate(HttpRequest<?> request) {
        if (PublicPaths.include(request.getPath())) {
            return;
        }
        List<String> credentials = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        Optional<Principal> principal = principalOf(credentials);
        if (principal.isEmpty()) {
            guesses.note(request.getRemoteAddress().getAddress().getHostAddress());
            throw new UnauthenticatedException(!credentials.isEmpty());
        }
        Asking.note(request, principal.get());
    }

    /** Of two headers one could be read here and the other before: neither is believed. */
    private Optional<Principal> principalOf(List<String> credentials) {
        if (credentials.size() != 1 || !credentials.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return tokens.principalOf(credentials.get(0).substring(SCHEME.length()));
    }
}
