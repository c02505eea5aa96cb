package com.resultity.mesh.cli;

import com.resultity.mesh.explain.ExplanationJson;
import com.resultity.mesh.explain.ExplanationText;
import com.resultity.mesh.explain.JobExplanation;
import com.resultity.mesh.readback.TopicReader;
import com.resultity.mesh.wire.RegistryValueSerdes;
import java.io.PrintWriter;
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
            "1:The log says nothing of the job.",
            "2:No mesh is up, or it does not answer."
        },
        footer = "  mesh explain 01938a5e-7c00-7000-8000-000000000001")
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state;

    @Mixin
    private BrokerOption broker;

    @Mixin
    private SchemaRegistryOption schemaRegistry;

    @Option(names = "--json", description = "Print JSON for programs.")
    private boolean asJson;

    @Parameters(paramLabel = "JOB", description = "Id of the job.")
    private String jobId;

    @Override
    public Integer call() {
        JobExplanation explanation = explanation();
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            out.println(ExplanationJson.of(explanation).toPrettyString());
        } else if (!explanation.isUnknown()) {
            ExplanationText.lines(explanation).forEach(out::println);
        } else {
            spec.commandLine()
                    .getErr()
                    .println("The log holds no decision for job " + jobId + ": it is still waiting, was decided more"
                            + " than a week ago, or has another id.");
        }
        return explanation.isUnknown() ? ExitCode.NEGATIVE : ExitCode.OK;
    }

    private JobExplanation explanation() {
        RegistryValueSerdes serdes = new RegistryValueSerdes(schemaRegistry.in(state));
        try (TopicReader log = new TopicReader(broker.in(state), serdes)) {
            return JobExplanation.read(log, jobId);
        }
    }
}
