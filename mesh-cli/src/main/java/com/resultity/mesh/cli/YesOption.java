package com.resultity.mesh.cli;

import picocli.CommandLine.Option;

/** The option that says that it is meant. */
final class YesOption {
    @Option(names = "--yes", description = "Remove ACTIVE Subclouds too, to which jobs go.")
    private boolean said;

    boolean isSaid() {
        return said;
    }
}
