package com.resultity.mesh.launch;

/**
 * The mesh cannot do what was asked of it here: a port is in use, a folder is held by another mesh, a process is gone.
 *
 * <p>The message is one plain sentence that says what to do.
 */
public final class MeshException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do about it. */
    public MeshException(String message) {
        super(message);
    }

    /** Says what is wrong and what to do about it, with what led to it. */
    public MeshException(String message, Throwable cause) {
        super(message, cause);
    }
}
