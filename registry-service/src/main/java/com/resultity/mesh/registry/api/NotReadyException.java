package com.resultity.mesh.registry.api;

/** What is asked cannot be known yet. */
final class NotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotReadyException(String message) {
        super(message);
    }
}
