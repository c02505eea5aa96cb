package com.resultity.mesh.cli;

import com.resultity.mesh.launch.Provisioning;
import com.resultity.mesh.text.TextTable;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.SchemaRegistrar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands on the schemas of the topics. */
@Command(
        name = "schemas",
        description = "Register the schemas of all topics, or list them.",
        synopsisSubcommandLabel = "COMMAND",
        footer = "  mesh schemas register --schema-registry-url http://127.0.0.1:8081")
final class SchemasCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "register",
            description = {
                "Register the schema of every topic, under full transitive compatibility.",
                "",
                "Services never register one themselves. A schema that is there already keeps its id."
            },
            exitCodeList = {
                "0:All are registered.",
                "2:The registry does not answer, or holds a schema that one of these cannot live with."
            },
            footer = "  mesh schemas register --schema-registry-url http://127.0.0.1:8081")
    int register(@Mixin StateOption state, @Mixin SchemaRegistryOption schemaRegistry) {
        TextTable table = new TextTable(">id", "subject");
        Provisioning.registerSchemas(schemaRegistry.in(state)).forEach((subject, id) -> table.row(id, subject));
        table.lines().forEach(spec.commandLine().getOut()::println);
        return ExitCode.OK;
    }

    @Command(
            name = "list",
            description = "List the schemas that this version of the mesh uses, by topic.",
            exitCodeList = "0:They were listed.",
            footer = "  mesh schemas list")
    int list() {
        TextTable table = new TextTable("topic", "record", "subject");
        for (Topic<?> topic : TopicCatalogue.all()) {
            table.row(topic.name(), topic.valueType().getSimpleName(), SchemaRegistrar.subject(topic));
        }
        table.lines().forEach(spec.commandLine().getOut()::println);
        return ExitCode.OK;
    }
}
