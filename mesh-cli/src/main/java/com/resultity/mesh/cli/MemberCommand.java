package com.resultity.mesh.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.resultity.mesh.listing.Listing;
import com.resultity.mesh.requests.ResourcePath;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands on members of Subclouds. */
@Command(
        name = "member",
        description = {
            "List the nodes of a Subcloud, and say who belongs.",
            "",
            "Each side makes its own moves: the Subcloud's owner invites, approves, expels and reinstates; the node's operator"
                    + " requests, accepts and leaves; whoever was asked may decline. Nodes that fail a criterion are"
                    + " suspended by the mesh, and come back by themselves."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = "  mesh member approve company-private node-1 --reason \"passed its audit\"")
final class MemberCommand {
    private static final String MOVED = "0:It is so; where the node stands now is shown.";
    private static final String REFUSED = "1:It was refused, and nothing was changed.";
    private static final String NO_MESH = "2:No mesh is up, or it does not answer.";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "list",
            description = "List the nodes that have to do with a Subcloud, and where they stand.",
            exitCodeList = {
                "0:They are listed.",
                "1:There is no such Subcloud, or its members are not yours to see.",
                NO_MESH
            },
            footer = "  mesh member list premium-sla")
    int list(@Mixin RegistryOptions options, @Mixin SubcloudId subcloud) {
        return options.ask(
                spec,
                (registry, printer) -> printer.items(
                        registry.list(ResourcePath.ofSubcloud(subcloud.id(), "memberships")),
                        Listing.MEMBERSHIPS,
                        "No node has to do with it."));
    }

    @Command(
            name = "invite",
            description = "Ask a node in, as the Subcloud's owner.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh member invite company-private node-1")
    int invite(@Mixin RegistryOptions options, @Mixin Member member, @Mixin ReasonOption reason) {
        return move(options, member, reason, "invite");
    }

    @Command(
            name = "accept",
            description = "Take an invitation, as the node's operator.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh member accept company-private node-1")
    int accept(@Mixin RegistryOptions options, @Mixin Member member, @Mixin ReasonOption reason) {
        return move(options, member, reason, "accept");
    }

    @Command(
            name = "decline",
            description = "Say no, as the side that was asked.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh member decline company-private node-1")
    int decline(@Mixin RegistryOptions options, @Mixin Member member, @Mixin ReasonOption reason) {
        return move(options, member, reason, "decline");
    }

    @Command(
            name = "request",
            description = "Ask to be let in, as the node's operator.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh member request healthcare node-1")
    int request(@Mixin RegistryOptions options, @Mixin Member member, @Mixin ReasonOption reason) {
        return move(options, member, reason, "request");
    }

    @Command(
            name = "approve",
            description = "Let in a node that asked, as the Subcloud's owner.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh member approve healthcare node-1")
    int approve(@Mixin RegistryOptions options, @Mixin Member member, @Mixin ReasonOption reason) {
        return move(options, member, reason, "approve");
    }

    @Command(
            name = "leave",
            description = "Take a node out, as its operator.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh member leave premium-sla node-1")
    int leave(@Mixin RegistryOptions options, @Mixin Member member, @Mixin ReasonOption reason) {
        return move(options, member, reason, "leave");
    }

    @Command(
            name = "expel",
            description = "Put a node out, as the Subcloud's owner; it stays out until it is reinstated.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh member expel premium-sla node-1 --reason \"answers were cut short\"")
    int expel(@Mixin RegistryOptions options, @Mixin Member member, @Mixin ReasonOption reason) {
        return move(options, member, reason, "expel");
    }

    @Command(
            name = "reinstate",
            description = "Take an expulsion back, as the Subcloud's owner.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh member reinstate premium-sla node-1")
    int reinstate(@Mixin RegistryOptions options, @Mixin Member member, @Mixin ReasonOption reason) {
        return move(options, member, reason, "reinstate");
    }

    @Command(
            name = "vote",
            description = "Vote for a node that asks, in the name of an operator that has an active member.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh member vote university-pool node-1 --operator op-example-b")
    int vote(
            @Mixin RegistryOptions options,
            @Mixin Member member,
            @Option(names = "--operator", paramLabel = "ID", required = true, description = "Who votes.")
                    String operator) {
        return post(
                options, member, "votes", JsonNodeFactory.instance.objectNode().put("operator", operator));
    }

    private int move(RegistryOptions options, Member member, ReasonOption reason, String move) {
        return post(options, member, move, reason.body());
    }

    private int post(RegistryOptions options, Member member, String step, JsonNode body) {
        return options.ask(spec, (registry, printer) -> {
            JsonNode stands = registry.post(member.path().below(step), body);
            printer.one(stands, () -> Listing.MEMBERSHIPS.lines(List.of(stands)));
        });
    }

    /** The Subcloud and the node that a move is about. */
    static final class Member {
        @Mixin
        private SubcloudId subcloud;

        @Parameters(index = "1", paramLabel = "NODE", description = "Id of the node.")
        private String node;

        private ResourcePath path() {
            return ResourcePath.ofSubcloud(subcloud.id(), "members", node);
        }
    }
}
