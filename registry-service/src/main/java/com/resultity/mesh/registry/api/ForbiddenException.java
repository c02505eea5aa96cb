package com.resultity.mesh.registry.api;

/** Who asks may know of it, but may not do this. */
final class ForbiddenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForbiddenException(String message) {
        super(message);
    }
}
