package com.resultity.mesh.registry.api;

/** What was asked cannot be done as things are. */
final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConflictException(String message) {
        super(message);
    }
}
