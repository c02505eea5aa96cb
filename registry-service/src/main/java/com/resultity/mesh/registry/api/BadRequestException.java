package com.resultity.mesh.registry.api;

/** What was asked cannot be understood. */
final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadRequestException(String message) {
        super(message);
    }
}
