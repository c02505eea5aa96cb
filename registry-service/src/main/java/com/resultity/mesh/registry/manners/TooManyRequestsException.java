package com.resultity.mesh.registry.manners;

/** Somebody asks too often. */
public final class TooManyRequestsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyRequestsException(long seconds) {
        super("too many requests; try again in " + seconds + " s");
        this.seconds = seconds;
    }

    /** After how many seconds it may be asked again, from 1. */
    public long seconds() {
        return seconds;
    }
}
