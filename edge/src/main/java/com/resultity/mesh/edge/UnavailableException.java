package com.resultity.mesh.edge;

/** It cannot be answered at this moment. */
public class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message why, for whoever asked
     */
    public UnavailableException(String message) {
        super(message);
    }

    /**
     * @param message why, for whoever asked
     */
    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
