package com.resultity.mesh.cli;

/** The exit codes of every command. */
public final class ExitCode {
    /** It was done, or the answer is yes. */
    public static final int OK = 0;

    /** It was done, and the answer is no: refused, not found, a promise broken. */
    public static final int NEGATIVE = 1;

    /** It could not be done here: wrong usage, or something is missing or in use. */
    public static final int ENVIRONMENT = 2;

    private ExitCode() {}
}
