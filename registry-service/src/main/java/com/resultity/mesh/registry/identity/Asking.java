package com.resultity.mesh.registry.identity;

import com.resultity.mesh.registry.authority.Principal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.util.Optional;

/** Who asks, of the request that is being answered. */
public final class Asking {

    /** Filters of a higher order know who asks. */
    public static final int FILTER_ORDER = 100;

    private static final String ATTRIBUTE = "mesh.principal";

    private Asking() {}

    /**
     * Who sent the request that this thread answers.
     *
     * @throws IllegalStateException if nobody has proven that: every request that gets here has
     */
    public static Principal principal() {
        return ServerRequestContext.currentRequest()
                .map(Asking::principalOf)
                .orElseThrow(() -> new IllegalStateException("outside of any request"));
    }

    /**
     * Who sent a request.
     *
     * @throws IllegalStateException if nobody has proven that
     */
    public static Principal principalOf(HttpRequest<?> request) {
        return find(request).orElseThrow(() -> new IllegalStateException("nobody has proven who asks"));
    }

    /** Who sent a request; empty where it is for what anybody may ask. */
    public static Optional<Principal> find(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Principal.class);
    }

    static void note(HttpRequest<?> request, Principal principal) {
        request.setAttribute(ATTRIBUTE, principal);
    }
}
