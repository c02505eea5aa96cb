package com.resultity.mesh.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.explain.RouterClient;
import com.resultity.mesh.manifests.ManifestBundle;
import com.resultity.mesh.manifests.ManifestClient;
import com.resultity.mesh.manifests.RegistryAnswer;
import com.resultity.mesh.manifests.RegistryAnswer.Applied;
import com.resultity.mesh.manifests.RegistryAnswer.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Manifests that are not applied: what registry-service makes of them, and what router-service would decide under them. */
final class DraftOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private StateOption state;

    @Mixin
    private RegistryServiceOption registryService;

    @Mixin
    private RouterServiceOption routerService;

    @Mixin
    private ManifestsOption manifests;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description =
                    "How many minutes of jobs, whatever --hours says, 1 to 10080: a plan plays at most 100,000 jobs.")
    private Integer minutes;

    @Option(names = "--as-of", paramLabel = "TIME", description = "End of these hours or minutes (default: now).")
    private String asOf;

    /**
     * Asks what the manifests would come to, tells why where they are refused, and warns of what may be mistaken in them.
     *
     * @param outcome what a refusal means, such as "Nothing was compared"
     * @return the draft as registry-service answers it; empty where they are refused
     */
    Optional<JsonNode> draft(String outcome) {
        ManifestBundle bundle = manifests.bundle();
        AtomicReference<JsonNode> draft = new AtomicReference<>();
        RegistryAnswer answer = new ManifestClient(registryService.in(state)).draft(bundle, draft::set);
        if (answer instanceof Refused refused) {
            ManifestsOption.tell(command.commandLine().getErr(), refused, bundle, outcome);
        } else if (answer instanceof Applied drafted) {
            ManifestsOption.warn(command.commandLine().getErr(), drafted);
        }
        return Optional.ofNullable(draft.get());
    }

    /** Returns whom to ask what a draft would change for jobs. */
    RouterClient router() {
        return new RouterClient(routerService.in(state), routerService.bearer(state));
    }

    /** Returns whether no time is asked about. */
    boolean leavesJobsOut(int hours) {
        return hours == 0 && minutes == null;
    }

    /** Returns the terms of that question: these hours of jobs, or the minutes that are named, up to the time that is named. */
    Map<String, String> terms(int hours) {
        Map<String, String> terms = new TreeMap<>();
        if (minutes == null) {
            terms.put("hours", Integer.toString(hours));
        } else {
            terms.put("minutes", minutes.toString());
        }
        if (asOf != null) {
            terms.put("as-of", asOf);
        }
        return terms;
    }
}
