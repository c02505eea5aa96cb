package com.resultity.mesh.router.explain;

/** The log says nothing of what was asked about. */
public final class UnknownSubjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownSubjectException(String message) {
        super(message);
    }
}
