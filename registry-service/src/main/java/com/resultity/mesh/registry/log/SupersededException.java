package com.resultity.mesh.registry.log;

/** Another instance of the registry has begun to write, so this one may not any more. Only a restart helps. */
public final class SupersededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is said of it. */
    public static final String MESSAGE = "another instance of registry-service has taken over; stop one of the two";

    SupersededException() {
        super(MESSAGE);
    }
}
