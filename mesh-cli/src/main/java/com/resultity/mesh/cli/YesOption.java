package com.resultity.mesh.cli;

import picocli.CommandLine.Option;

/** The option that says that it is meant. */
final class YesOption {
    @Option(names = "--yes", description = "Remove Subclouds too that are ACTIVE and take jobs.")
    private boolean said;

    boolean isSaid() {
        return said;
    }
}
