package com.resultity.mesh.edge;

/** What was asked cannot be understood, or has no answer as it is put. */
public class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what would be right, for whoever asked
     */
    public BadRequestException(String message) {
        super(message);
    }
}
