package com.resultity.mesh.registry.log;

/** The log could not be written or read in time; whether something was written is not known. Trying again may help. */
public final class LogUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public LogUnavailableException(String message) {
        super(message);
    }

    LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
