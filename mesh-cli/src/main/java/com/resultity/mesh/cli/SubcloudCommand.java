package com.resultity.mesh.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.listing.Listing;
import com.resultity.mesh.removal.ManifestKind;
import com.resultity.mesh.removal.NamedThing;
import com.resultity.mesh.removal.Removal;
import com.resultity.mesh.removal.RemovalText;
import com.resultity.mesh.removal.Remover;
import com.resultity.mesh.requests.RequestRefusedException;
import com.resultity.mesh.requests.ResourcePath;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands on Subclouds. */
@Command(
        name = "subcloud",
        description = {
            "List Subclouds, show what each is and was, and lead it through its life.",
            "",
            "What a Subcloud is like is declared by 'mesh apply'. A draft is submitted; it is pending until the network's"
                    + " gates are met, and active then; it may be suspended and resumed, and is retired for good."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = "  mesh subcloud suspend premium-sla --reason \"maintenance until noon\"")
final class SubcloudCommand {
    private static final String MOVED = "0:It is so; the state that it is in now is shown.";
    private static final String REFUSED = "1:It was refused, and nothing was changed.";
    private static final String NO_MESH = "2:No mesh is up, or it does not answer.";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "list",
            description = "List the Subclouds that you may see.",
            exitCodeList = {"0:They are listed.", "1:It was refused.", NO_MESH},
            footer = "  mesh subcloud list")
    int list(@Mixin RegistryOptions options) {
        return options.ask(
                spec,
                (registry, printer) -> printer.items(
                        registry.list(ResourcePath.of("subclouds")),
                        Listing.SUBCLOUDS,
                        "There is no Subcloud that you may see."));
    }

    @Command(
            name = "get",
            description = "Show a Subcloud; as JSON in the form of its manifest, which can be applied again.",
            exitCodeList = {"0:It is shown.", "1:There is no such Subcloud or version.", NO_MESH},
            footer = {
                "  mesh subcloud get premium-sla",
                "  mesh subcloud get premium-sla --output json > premium-sla.yaml"
            })
    int get(
            @Mixin RegistryOptions options,
            @Mixin SubcloudId subcloud,
            @Option(
                            names = "--version-number",
                            paramLabel = "N",
                            description = "Show an earlier version (default: what it is now).")
                    Long version) {
        ResourcePath path = ResourcePath.ofSubcloud(subcloud.id());
        return options.ask(
                spec,
                (registry, printer) -> printer.fields(
                        version == null
                                ? registry.get(path)
                                : registry.get(path.below("versions", version.toString()))
                                        .path("subcloud")));
    }

    @Command(
            name = "history",
            description = "List all versions of a Subcloud, the oldest first: who made each, when and why.",
            exitCodeList = {
                "0:They are listed.",
                "1:There is no such Subcloud, or its history is not yours to see.",
                NO_MESH
            },
            footer = "  mesh subcloud history premium-sla")
    int history(@Mixin RegistryOptions options, @Mixin SubcloudId subcloud) {
        return options.ask(
                spec,
                (registry, printer) -> printer.items(
                        registry.list(ResourcePath.ofSubcloud(subcloud.id(), "versions")),
                        Listing.VERSIONS,
                        "There is no version."));
    }

    @Command(
            name = "submit",
            description = "Submit a draft.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh subcloud submit acme-pool")
    int submit(@Mixin RegistryOptions options, @Mixin SubcloudChange change) {
        return change(options, change, "submit");
    }

    @Command(
            name = "withdraw",
            description = "Take a pending Subcloud back, to work on it.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh subcloud withdraw acme-pool")
    int withdraw(@Mixin RegistryOptions options, @Mixin SubcloudChange change) {
        return change(options, change, "withdraw");
    }

    @Command(
            name = "suspend",
            description = "Stop a Subcloud: it gets no more jobs until it is resumed.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh subcloud suspend premium-sla --reason \"maintenance until noon\"")
    int suspend(@Mixin RegistryOptions options, @Mixin SubcloudChange change) {
        return change(options, change, "suspend");
    }

    @Command(
            name = "resume",
            description = "Let a suspended Subcloud go on.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh subcloud resume premium-sla")
    int resume(@Mixin RegistryOptions options, @Mixin SubcloudChange change) {
        return change(options, change, "resume");
    }

    @Command(
            name = "retire",
            description = "End a Subcloud for good: it is neither changed nor removed any more; its history stays.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh subcloud retire premium-sla --reason \"moved to premium-sla-2\"")
    int retire(@Mixin RegistryOptions options, @Mixin SubcloudChange change) {
        return change(options, change, "retire");
    }

    @Command(
            name = "restore",
            description =
                    "Declare a Subcloud as it was in an earlier version; its state stays. One that was removed comes back"
                            + " as a draft: submit it for it to take jobs.",
            exitCodeList = {MOVED, REFUSED, NO_MESH},
            footer = "  mesh subcloud restore premium-sla 12")
    int restore(
            @Mixin RegistryOptions options,
            @Mixin SubcloudChange change,
            @Parameters(index = "1", paramLabel = "N", description = "Number of the version.") long version) {
        return change(options, change, "versions", Long.toString(version), "restore");
    }

    @Command(
            name = "delete",
            description = "Remove a Subcloud with its grants, tokens and memberships; its history stays.",
            exitCodeList = {"0:It is removed.", "1:It was refused, or there is no such Subcloud.", NO_MESH},
            footer = "  mesh subcloud delete premium-sla --yes")
    int delete(@Mixin RegistryOptions options, @Mixin SubcloudId subcloud, @Mixin YesOption yes) {
        NamedThing named = new NamedThing(ManifestKind.SUBCLOUD, subcloud.id());
        return options.ask(spec, (registry, printer) -> {
            List<Removal> removals = new ArrayList<>();
            new Remover(registry).remove(List.of(named), yes.isSaid(), removals::add);
            if (removals.get(0).outcome() == Removal.Outcome.NOT_THERE) {
                throw RequestRefusedException.because("there is no such Subcloud");
            }
            printer.one(RemovalText.json(removals), () -> RemovalText.lines(removals));
        });
    }

    private int change(RegistryOptions options, SubcloudChange change, String... step) {
        return options.ask(spec, (registry, printer) -> {
            JsonNode now = change.make(registry, step);
            printer.one(now, () -> SubcloudChange.lines(now));
        });
    }
}
