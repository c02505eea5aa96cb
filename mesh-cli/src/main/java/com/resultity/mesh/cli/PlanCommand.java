package com.resultity.mesh.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.explain.PlanText;
import com.resultity.mesh.explain.RouterClient;
import com.resultity.mesh.manifests.ManifestBundle;
import com.resultity.mesh.manifests.ManifestClient;
import com.resultity.mesh.manifests.RegistryAnswer;
import com.resultity.mesh.manifests.RegistryAnswer.Refused;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what manifests would change, without applying them. */
@Command(
        name = "plan",
        description = {
            "Say what manifests would change for the jobs of the last hours, without applying them.",
            "",
            "Cells in memory decide the same jobs twice: as things are, and under the draft."
        },
        exitCodeList = {
            "0:The plan was made.",
            "1:The manifests were refused; each mistake is told with its file and line.",
            "2:A file cannot be read, no mesh is up, or it does not answer."
        },
        footer = "  mesh plan -f draft.yaml --hours 3")
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state;

    @Mixin
    private RegistryServiceOption registryService;

    @Mixin
    private RouterServiceOption routerService;

    @Mixin
    private ManifestsOption manifests;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many hours of jobs, 1 to 168 (default: ${DEFAULT-VALUE}).")
    private int hours;

    @Option(names = "--as-of", paramLabel = "TIME", description = "End of these hours (default: now).")
    private String asOf;

    @Option(names = "--json", description = "Print JSON for programs.")
    private boolean asJson;

    @Override
    public Integer call() {
        ManifestBundle bundle = manifests.bundle();
        AtomicReference<JsonNode> draft = new AtomicReference<>();
        RegistryAnswer answer = new ManifestClient(registryService.in(state)).draft(bundle, draft::set);
        if (answer instanceof Refused refused) {
            ManifestsOption.tell(spec.commandLine().getErr(), refused, bundle, "Nothing was planned");
            return ExitCode.NEGATIVE;
        }
        Map<String, String> terms = new TreeMap<>(Map.of("hours", Integer.toString(hours)));
        if (asOf != null) {
            terms.put("as-of", asOf);
        }
        JsonNode plan = new RouterClient(routerService.in(state), routerService.bearer(state)).plan(draft.get(), terms);
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            out.println(plan.toPrettyString());
        } else {
            PlanText.lines(plan).forEach(out::println);
        }
        return ExitCode.OK;
    }
}
