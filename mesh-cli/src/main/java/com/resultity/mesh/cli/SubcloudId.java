package com.resultity.mesh.cli;

import picocli.CommandLine.Parameters;

/** The Subcloud that a command is about. */
final class SubcloudId {
    @Parameters(index = "0", paramLabel = "SUBCLOUD", description = "Id of the Subcloud.")
    private String id;

    String id() {
        return id;
    }
}
