package com.resultity.mesh.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.diff.DiffJson;
import com.resultity.mesh.diff.DiffText;
import com.resultity.mesh.diff.DraftDiff;
import com.resultity.mesh.explain.PlanText;
import com.resultity.mesh.explain.RouterClient;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what manifests would change, field by field, without applying them. */
@Command(
        name = "diff",
        description = {
            "Say what manifests would change, without applying them: each field, the memberships of nodes, and what the jobs of"
                    + " the last hours would have got.",
            "",
            "Its exit code is that of diff, so that a script sees whether anything has still to be applied."
        },
        exitCodeList = {
            "0:Nothing would change.",
            "1:Something would change, and is shown.",
            "2:The manifests were refused, each mistake told with its file and line; or a file cannot be read, no mesh is up,"
                    + " or it does not answer."
        },
        footer = {
            "  mesh diff -f premium-sla.yaml",
            "  mesh diff -f examples/ --hours 0; [ $? -eq 1 ] && mesh apply -f examples/"
        })
final class DiffCommand implements Callable<Integer> {
    private static final int LONGEST_HOURS = 168;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DraftOptions options;

    @Mixin
    private OutputOption output;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many hours of jobs are decided once more, 1 to 168 (default: ${DEFAULT-VALUE}); 0 leaves jobs"
                            + " out.")
    private int hours;

    @Override
    public Integer call() {
        if (hours < 0 || hours > LONGEST_HOURS) {
            throw new ParameterException(spec.commandLine(), "--hours is from 0 to " + LONGEST_HOURS + ".");
        }
        Optional<JsonNode> draft = options.draft("Nothing was compared");
        if (draft.isEmpty()) {
            return ExitCode.ENVIRONMENT;
        }
        DraftDiff diff = DraftDiff.of(draft.get());
        show(diff, draft.get());
        return diff.isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    /** People see what is known while router-service still decides. */
    private void show(DraftDiff diff, JsonNode draft) {
        AnswerPrinter printer = output.of(spec);
        if (printer.asJson()) {
            printer.out().println(DiffJson.of(diff, plan(diff, draft)).toPrettyString());
            return;
        }
        PrintWriter out = printer.out();
        DiffText.lines(diff).forEach(out::println);
        out.flush();
        JsonNode plan = plan(diff, draft);
        if (plan != null) {
            PlanText.lines(plan).forEach(out::println);
        }
    }

    /** What it would change for jobs; null where it can change nothing for them, none are known, or it is not asked. */
    private JsonNode plan(DraftDiff diff, JsonNode draft) {
        boolean touchesJobs =
                !draft.path("policies").isEmpty() || !draft.path("members").isEmpty();
        if (options.leavesJobsOut(hours) || diff.isEmpty() || !touchesJobs) {
            return null;
        }
        RouterClient.Answer plan = options.router().planIfJobsAllow(draft, options.terms(hours));
        if (plan.found()) {
            return plan.body();
        }
        spec.commandLine()
                .getErr()
                .println(
                        "No jobs are shown: " + plan.body().path("detail").asText("router-service says nothing") + ".");
        return null;
    }
}
