package com.resultity.mesh.registry.identity;

/** Who asks did not prove who they are. */
public final class UnauthenticatedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean tokenGiven;

    UnauthenticatedException(boolean tokenGiven) {
        super(tokenGiven ? "the bearer token is not valid here and now" : "send a bearer token");
        this.tokenGiven = tokenGiven;
    }

    /** What the answer's WWW-Authenticate says, after RFC 6750. */
    public String challenge() {
        return tokenGiven
                ? "Bearer realm=\"subcloud-mesh\", error=\"invalid_token\""
                : "Bearer realm=\"subcloud-mesh\"";
    }
}
