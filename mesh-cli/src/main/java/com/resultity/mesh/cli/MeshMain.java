package com.resultity.mesh.cli;

/** Where {@code ./mesh} begins. */
public final class MeshMain {
    private MeshMain() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(MeshCommand.commandLine().execute(arguments));
    }
}
