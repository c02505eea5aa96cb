package com.resultity.mesh.cli;

import com.resultity.mesh.launch.RunningMesh;
import com.resultity.mesh.launch.RunningMeshes;
import com.resultity.mesh.status.MeshStatus;
import com.resultity.mesh.status.StatusGatherer;
import com.resultity.mesh.status.StatusJson;
import com.resultity.mesh.status.StatusText;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how the mesh fares. */
@Command(
        name = "status",
        description = "Show whether a mesh is up, and how its processes, cells, Subclouds and alerts fare.",
        exitCodeList = {
            "0:A mesh is up, and every process and topic of it is there.",
            "1:No mesh is up, or something of it is missing or not ready.",
            "2:It runs but cannot be asked."
        },
        footer = "  mesh status --json")
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state;

    @Option(names = "--json", description = "Print JSON for programs.")
    private boolean asJson;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunningMesh> mesh = RunningMeshes.findRunning(state.folder());
        if (mesh.isEmpty()) {
            out.println(
                    asJson
                            ? StatusJson.ofNone().toPrettyString()
                            : "No mesh is up in "
                                    + state.folder().toAbsolutePath().normalize() + ": 'mesh up' starts one.");
            return ExitCode.NEGATIVE;
        }
        MeshStatus status = new StatusGatherer(mesh.get()).gather();
        if (asJson) {
            out.println(StatusJson.of(status).toPrettyString());
        } else {
            StatusText.lines(status).forEach(out::println);
        }
        return status.isWhole() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
