package com.resultity.mesh.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.explain.PlanText;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what manifests would change, without applying them. */
@Command(
        name = "plan",
        description = {
            "Say what manifests would change for the jobs of the last hours, without applying them.",
            "",
            "Cells in memory decide the same jobs twice: as things are, and under the draft."
        },
        exitCodeList = {
            "0:The plan was made.",
            "1:The manifests were refused; each mistake is told with its file and line.",
            "2:A file cannot be read, no mesh is up, it does not answer, or there is no plan: no jobs in that time,"
                    + " too many of them, or no Subcloud of yours."
        },
        footer = {"  mesh plan -f draft.yaml --hours 3", "  mesh plan -f draft.yaml --minutes 5"})
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DraftOptions options;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many hours of jobs, 1 to 168 (default: ${DEFAULT-VALUE}).")
    private int hours;

    @Option(names = "--json", description = "Print JSON for programs.")
    private boolean asJson;

    @Override
    public Integer call() {
        Optional<JsonNode> draft = options.draft("Nothing was planned");
        if (draft.isEmpty()) {
            return ExitCode.NEGATIVE;
        }
        JsonNode plan = options.router().plan(draft.get(), options.terms(hours));
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            out.println(plan.toPrettyString());
        } else {
            PlanText.lines(plan).forEach(out::println);
        }
        return ExitCode.OK;
    }
}
