package com.resultity.mesh.audit.log;

/** The log cannot be read whole, so that nothing can be said of it. */
public final class LogUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogUnreadableException(String message) {
        super(message);
    }

    LogUnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
