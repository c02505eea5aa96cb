package com.resultity.mesh.cli;

import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.manifests.ManifestBundle;
import com.resultity.mesh.manifests.ManifestClient;
import com.resultity.mesh.manifests.ManifestFile;
import com.resultity.mesh.manifests.RegistryAnswer;
import com.resultity.mesh.manifests.RegistryAnswer.Applied;
import com.resultity.mesh.manifests.RegistryAnswer.Mistake;
import com.resultity.mesh.manifests.RegistryAnswer.Refused;
import com.resultity.mesh.manifests.RegistryAnswer.Result;
import com.resultity.mesh.text.TextTable;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Applies manifests. */
@Command(
        name = "apply",
        description = {
            "Apply manifests of Subclouds, nodes, models and tenants, all of them or none.",
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
    private static final Path STANDARD_INPUT = Path.of("-");

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state;

    @Mixin
    private RegistryServiceOption registryService;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE|DIR",
            required = true,
            arity = "1..*",
            description = "Files, or folders whose *.yaml files are read, with those of their folders; - reads from the"
                    + " standard input.")
    private List<Path> paths;

    @Override
    public Integer call() {
        ManifestBundle bundle = ManifestBundle.of(files());
        if (bundle.isEmpty()) {
            throw new MeshException("There is no manifest in what was named.");
        }
        RegistryAnswer answer = new ManifestClient(registryService.in(state)).apply(bundle);
        return answer instanceof Applied applied ? show(applied) : show((Refused) answer, bundle);
    }

    private List<ManifestFile> files() {
        return paths.equals(List.of(STANDARD_INPUT)) ? List.of(standardInput()) : ManifestFile.readAll(paths);
    }

    private static ManifestFile standardInput() {
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return new ManifestFile("standard input", reader.lines().toList());
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

    private int show(Refused refused, ManifestBundle bundle) {
        PrintWriter err = spec.commandLine().getErr();
        refused.errors().forEach(mistake -> err.println(sentence(mistake, bundle)));
        err.println("Nothing was applied: " + refused.detail());
        return ExitCode.NEGATIVE;
    }

    static String sentence(Mistake mistake, ManifestBundle bundle) {
        String field = mistake.field().isEmpty() ? "" : mistake.field() + ": ";
        return bundle.origin(mistake.line()) + ": " + field + mistake.problem() + " — " + mistake.remedy();
    }
}
