package com.resultity.mesh.cli;

import com.resultity.mesh.manifests.ManifestBundle;
import com.resultity.mesh.manifests.ManifestClient;
import com.resultity.mesh.manifests.RegistryAnswer;
import com.resultity.mesh.manifests.RegistryAnswer.Applied;
import com.resultity.mesh.manifests.RegistryAnswer.Refused;
import com.resultity.mesh.manifests.RegistryAnswer.Result;
import com.resultity.mesh.text.TextTable;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Applies manifests. */
@Command(
        name = "apply",
        description = {
            "Apply manifests of Subclouds, nodes, models, tenants, teams and organisations, all of them or none.",
            "",
            "Files are sent in one request, Subclouds first; what is the same already stays as it is."
        },
        exitCodeList = {
            "0:All manifests hold.",
            "1:They were refused; each mistake is told with its file and line, and nothing was applied.",
            "2:A file cannot be read, or no mesh is up."
        },
        footer = {"  mesh apply -f examples/", "  generate-nodes | mesh apply -f -"})
final class ApplyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state;

    @Mixin
    private RegistryServiceOption registryService;

    @Mixin
    private ManifestsOption manifests;

    @Override
    public Integer call() {
        ManifestBundle bundle = manifests.bundle();
        RegistryAnswer answer = new ManifestClient(registryService.in(state)).apply(bundle);
        if (answer instanceof Refused refused) {
            ManifestsOption.tell(spec.commandLine().getErr(), refused, bundle, "Nothing was applied");
            return ExitCode.NEGATIVE;
        }
        return show((Applied) answer);
    }

    private int show(Applied applied) {
        PrintWriter out = spec.commandLine().getOut();
        TextTable table = new TextTable("change", "kind", "id", ">version");
        applied.results().stream()
                .filter(result -> !result.change().equals("UNCHANGED"))
                .forEach(result -> table.row(words(result.change()), result.kind(), result.id(), result.version()));
        if (!table.isEmpty()) {
            table.lines().forEach(out::println);
        }
        out.println(count(applied, "CREATED") + " created, " + count(applied, "CHANGED") + " changed, "
                + count(applied, "UNCHANGED") + " unchanged.");
        ManifestsOption.warn(spec.commandLine().getErr(), applied);
        return ExitCode.OK;
    }

    private static long count(Applied applied, String change) {
        return applied.results().stream()
                .map(Result::change)
                .filter(change::equals)
                .count();
    }

    private static String words(String change) {
        return change.toLowerCase(Locale.ROOT);
    }
}
