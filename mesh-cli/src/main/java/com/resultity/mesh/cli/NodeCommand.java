package com.resultity.mesh.cli;

import com.resultity.mesh.listing.Listing;
import com.resultity.mesh.requests.ResourcePath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands on nodes. */
@Command(
        name = "node",
        description = {
            "List nodes, and show what each is and belongs to.",
            "",
            "Nodes are enrolled and changed by 'mesh apply', and removed by 'mesh delete'. Only those that you may see are"
                    + " shown."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = "  mesh node memberships node-example-berlin")
final class NodeCommand {
    private static final String NODES = "nodes";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "list",
            description = "List nodes.",
            exitCodeList = {"0:They are listed.", "1:It was refused.", "2:No mesh is up, or it does not answer."},
            footer = "  mesh node list")
    int list(@Mixin RegistryOptions options) {
        return options.ask(
                spec,
                (registry, printer) -> printer.items(
                        registry.list(ResourcePath.of(NODES)), Listing.NODES, "There is no node that you may see."));
    }

    @Command(
            name = "get",
            description = "Show a node; as JSON in the form of its manifest, which can be applied again.",
            exitCodeList = {"0:It is shown.", "1:There is no such node.", "2:No mesh is up, or it does not answer."},
            footer = "  mesh node get node-example-berlin --output json")
    int get(@Mixin RegistryOptions options, @Mixin NodeId node) {
        return options.ask(
                spec, (registry, printer) -> printer.fields(registry.get(ResourcePath.of(NODES, node.id()))));
    }

    @Command(
            name = "memberships",
            description = "List the Subclouds that a node has to do with, and why it is suspended where it is.",
            exitCodeList = {"0:They are listed.", "1:There is no such node.", "2:No mesh is up, or it does not answer."
            },
            footer = "  mesh node memberships node-example-berlin")
    int memberships(@Mixin RegistryOptions options, @Mixin NodeId node) {
        return options.ask(
                spec,
                (registry, printer) -> printer.items(
                        registry.list(ResourcePath.of(NODES, node.id(), "memberships")),
                        Listing.MEMBERSHIPS,
                        "It has to do with no Subcloud that you may see."));
    }

    /** The node that a command is about. */
    static final class NodeId {
        @Parameters(index = "0", paramLabel = "NODE", description = "Id of the node.")
        private String id;

        private String id() {
            return id;
        }
    }
}
