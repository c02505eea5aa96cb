package com.resultity.mesh.identity;

import java.net.http.HttpRequest;
import java.util.Optional;

/** Gives the tokens that prove who asks. */
@FunctionalInterface
public interface Bearer {

    /** Asks as nobody. */
    Bearer NOBODY = Optional::empty;

    /** A token that is valid now; empty where there is none to give. Whoever gets it must show it to nobody else. */
    Optional<String> token();

    /** Asks as whoever the token is of. */
    static Bearer of(String token) {
        return () -> Optional.of(token);
    }

    /** Adds the token to a request. */
    default HttpRequest.Builder addTo(HttpRequest.Builder request) {
        token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }
}
