package com.resultity.mesh.registry.api;

/** What was asked for is not there. */
final class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotFoundException(String message) {
        super(message);
    }
}
