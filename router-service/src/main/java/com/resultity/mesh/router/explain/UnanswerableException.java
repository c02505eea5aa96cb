package com.resultity.mesh.router.explain;

/** What was asked has no answer as it is put. */
public final class UnanswerableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what to ask instead
     */
    public UnanswerableException(String message) {
        super(message);
    }
}
