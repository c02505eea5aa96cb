package com.resultity.mesh.router.explain;

import com.resultity.mesh.edge.UnavailableException;

/** The log does not answer. */
public final class LogUnavailableException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
