package com.resultity.mesh.sla.usage.api;

/** What was asked has no answer as it is put. */
final class UnanswerableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnanswerableException(String message) {
        super(message);
    }
}
