package com.resultity.mesh.cli;

import com.resultity.mesh.explain.AnswerText;
import com.resultity.mesh.explain.ExplanationText;
import com.resultity.mesh.explain.JobExplanation;
import com.resultity.mesh.explain.RouterClient;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains how a job was decided. */
@Command(
        name = "explain",
        description = {
            "Explain from the log how a job was decided, attempt by attempt.",
            "",
            "Each cell that looked is shown with the nodes that were left after each stage."
        },
        exitCodeList = {
            "0:The job was decided.",
            "1:The log says nothing of the job, or of the node that is asked about.",
            "2:No mesh is up, it does not answer, or the question is not one that has an answer."
        },
        footer = "  mesh explain 01938a5e-7c00-7000-8000-000000000001")
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state;

    @Mixin
    private RouterServiceOption routerService;

    @Option(
            names = "--why-not",
            paramLabel = "NODE",
            description = "Tell everything that kept a node from the job, not only the first.")
    private String whyNot;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "Tell it as of a past time, such as 2026-01-01T12:00:00Z, and decide it again from the log.")
    private String asOf;

    @Option(names = "--json", description = "Print JSON for programs.")
    private boolean asJson;

    @Parameters(paramLabel = "JOB", description = "Id of the job.")
    private String jobId;

    @Override
    public Integer call() {
        Map<String, String> terms = new TreeMap<>();
        if (whyNot != null) {
            terms.put("why-not", whyNot);
        }
        if (asOf != null) {
            terms.put("as-of", asOf);
        }
        RouterClient.Answer answer =
                new RouterClient(routerService.in(state), routerService.bearer(state)).explain(jobId, terms);
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            out.println(answer.body().toPrettyString());
        } else if (answer.found()) {
            ExplanationText.lines(JobExplanation.read(answer.body())).forEach(out::println);
            AnswerText.lines(answer.body()).forEach(out::println);
        } else {
            String detail = answer.body().path("detail").asText();
            spec.commandLine()
                    .getErr()
                    .println(detail.substring(0, 1).toUpperCase(Locale.ROOT) + detail.substring(1) + ".");
        }
        return answer.found() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
