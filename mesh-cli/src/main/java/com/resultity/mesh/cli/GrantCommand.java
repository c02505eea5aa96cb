package com.resultity.mesh.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.grants.AccessEditor;
import com.resultity.mesh.grants.GrantTerms;
import com.resultity.mesh.grants.Subject;
import com.resultity.mesh.listing.Listing;
import com.resultity.mesh.manifests.RegistryAnswer.Applied;
import com.resultity.mesh.requests.ResourcePath;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands on grants. */
@Command(
        name = "grant",
        description = {
            "Say who may send jobs to a Subcloud: tenants, teams and organisations.",
            "",
            "A Subcloud has grants where its access policy is whitelist. A change declares the Subcloud again on the version"
                    + " that was just read, so it is refused if somebody else changes the Subcloud at the same moment."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = "  mesh grant add vendor-cluster tenant northwind --tokens-per-minute 500000")
final class GrantCommand {
    private static final String NO_MESH = "2:No mesh is up, or it does not answer.";
    private static final String UNCHANGED = "UNCHANGED";
    private static final String RESULT = "/results/0";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "list",
            description = "List the grants of a Subcloud, with their quotas and ends.",
            exitCodeList = {
                "0:They are listed.",
                "1:There is no such Subcloud, or its grants are not yours to see.",
                NO_MESH
            },
            footer = "  mesh grant list vendor-cluster")
    int list(@Mixin RegistryOptions options, @Mixin SubcloudId subcloud) {
        return options.ask(
                spec,
                (registry, printer) -> printer.items(
                        registry.list(ResourcePath.ofSubcloud(subcloud.id(), "grants")),
                        Listing.GRANTS,
                        "There is no grant."));
    }

    @Command(
            name = "add",
            description = "Let one send jobs, under these terms instead of those that it has.",
            exitCodeList = {"0:It may.", "1:It was refused, and nothing was changed.", NO_MESH},
            footer = "  mesh grant add vendor-cluster tenant northwind --until 2027-01-01T00:00:00Z")
    int add(
            @Mixin RegistryOptions options,
            @Mixin Grant grant,
            @Option(
                            names = "--concurrent-jobs",
                            paramLabel = "N",
                            description = "The most jobs that each tenant may have at once (default: any number).")
                    Integer concurrentJobs,
            @Option(
                            names = "--tokens-per-minute",
                            paramLabel = "N",
                            description = "The most tokens of each tenant in any minute (default: any number).")
                    Long tokensPerMinute,
            @Option(
                            names = "--until",
                            paramLabel = "TIME",
                            description = "When it ends, such as 2027-01-01T00:00:00Z (default: never).")
                    String until) {
        GrantTerms terms = new GrantTerms(concurrentJobs, tokensPerMinute, until);
        return options.ask(spec, (registry, printer) -> {
            JsonNode answer = new AccessEditor(registry).add(grant.subcloud.id(), grant.subject(), terms);
            JsonNode result = answer.at(RESULT);
            printer.one(result, () -> sentence(grant, " may send jobs to ", result));
            ManifestsOption.warn(spec.commandLine().getErr(), registry.read(answer, Applied.class));
        });
    }

    @Command(
            name = "remove",
            description = "Let one send no more jobs.",
            exitCodeList = {"0:It has no grant.", "1:It was refused, and nothing was changed.", NO_MESH},
            footer = "  mesh grant remove vendor-cluster tenant northwind")
    int remove(@Mixin RegistryOptions options, @Mixin Grant grant) {
        return options.ask(spec, (registry, printer) -> {
            JsonNode result = new AccessEditor(registry)
                    .remove(grant.subcloud.id(), grant.subject())
                    .at(RESULT);
            printer.one(result, () -> sentence(grant, " has no grant of ", result));
        });
    }

    private static List<String> sentence(Grant grant, String what, JsonNode result) {
        String version = result.path("change").asText().equals(UNCHANGED)
                ? ", as before: it is still version "
                : ": it is now version ";
        return List.of(grant.subject() + what + result.path("id").asText() + version
                + result.path("version").asLong() + ".");
    }

    /** The Subcloud, and who may send jobs to it or may no more. */
    static final class Grant {
        @Mixin
        private SubcloudId subcloud;

        @Parameters(index = "1", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}.")
        private Subject.Kind kind;

        @Parameters(index = "2", paramLabel = "ID", description = "Its id.")
        private String id;

        private Subject subject() {
            return new Subject(kind, id);
        }
    }
}
