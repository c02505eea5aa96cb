package com.resultity.mesh.edge;

/** There is nothing of what was asked for, or nothing that who asks may know of. */
public class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message the same for both, for whoever asked
     */
    public NotFoundException(String message) {
        super(message);
    }
}
