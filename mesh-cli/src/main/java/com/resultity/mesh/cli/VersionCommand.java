package com.resultity.mesh.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints which version this is. */
@Command(
        name = "version",
        description = "Print the version of the mesh and of the Java that runs it.",
        footer = "  mesh version")
final class VersionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        String version = MeshMain.class.getPackage().getImplementationVersion();
        spec.commandLine()
                .getOut()
                .println("mesh " + (version == null ? "(unpackaged)" : version) + ", Java " + Runtime.version());
    }
}
