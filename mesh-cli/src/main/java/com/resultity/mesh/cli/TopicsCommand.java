package com.resultity.mesh.cli;

import com.resultity.mesh.launch.Provisioning;
import com.resultity.mesh.topics.TopicCatalogue;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Commands on the topics. */
@Command(
        name = "topics",
        description = "Create the topics of the mesh.",
        synopsisSubcommandLabel = "COMMAND",
        footer = "  mesh topics create --bootstrap-servers 127.0.0.1:9092")
final class TopicsCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "create",
            description = "Create those topics of the mesh that a broker lacks, and wait until they can be written.",
            exitCodeList = {
                "0:All are there.",
                "2:The broker does not answer, or has a topic with another number of partitions."
            },
            footer = "  mesh topics create --bootstrap-servers 127.0.0.1:9092 --replication-factor 3")
    int create(
            @Mixin StateOption state,
            @Mixin BrokerOption broker,
            @Option(
                            names = "--replication-factor",
                            paramLabel = "N",
                            defaultValue = "1",
                            description = "Copies of each partition, at most one a broker (default: ${DEFAULT-VALUE}).")
                    short replicationFactor) {
        PrintWriter out = spec.commandLine().getOut();
        List<String> created = Provisioning.createTopics(broker.in(state), replicationFactor);
        created.forEach(topic -> out.println("created " + topic));
        out.println("All " + TopicCatalogue.all().size() + " topics are there, " + created.size() + " of them new.");
        return ExitCode.OK;
    }
}
