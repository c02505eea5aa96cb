package com.resultity.mesh.embedded;

/**
 * A process could not be started, or did not become ready.
 *
 * <p>The first line of the message is one sentence for the person at the terminal; where the process had begun to
 * run, the last lines of its log follow, indented.
 */
public final class StartFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what went wrong in {@code message}; there is no deeper cause worth showing. */
    public StartFailedException(String message) {
        super(message);
    }

    /** Says what went wrong in {@code message}, with what led to it. */
    public StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
