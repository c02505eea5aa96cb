package com.resultity.mesh.cli;

import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.manifests.ManifestBundle;
import com.resultity.mesh.manifests.ManifestFile;
import com.resultity.mesh.manifests.RegistryAnswer.Applied;
import com.resultity.mesh.manifests.RegistryAnswer.Refused;
import com.resultity.mesh.requests.ProblemText;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names files of manifests. */
final class ManifestsOption {
    private static final Path STANDARD_INPUT = Path.of("-");
    private static final int FORBIDDEN = 403;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE|DIR",
            required = true,
            arity = "1..*",
            description = "Files, or folders whose *.yaml and *.json files are read, with those of their folders; -"
                    + " reads from the standard input.")
    private List<Path> paths;

    /**
     * Returns the manifests that were named.
     *
     * @throws MeshException if there are none, or a file cannot be read
     */
    ManifestBundle bundle() {
        ManifestBundle bundle = ManifestBundle.of(files());
        if (bundle.isEmpty()) {
            throw new MeshException("There is no manifest in what was named.");
        }
        return bundle;
    }

    private List<ManifestFile> files() {
        return paths.equals(List.of(STANDARD_INPUT)) ? List.of(standardInput()) : ManifestFile.readAll(paths);
    }

    private static ManifestFile standardInput() {
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return new ManifestFile("standard input", reader.lines().toList());
    }

    /** Tells what manifests name that may be misspelt. */
    static void warn(PrintWriter err, Applied applied) {
        applied.warnings().forEach(warning -> err.println(warning.line()));
    }

    /**
     * Tells why manifests were refused, each mistake with its file and line.
     *
     * @param outcome what that means, such as "Nothing was applied"
     */
    static void tell(PrintWriter err, Refused refused, ManifestBundle bundle, String outcome) {
        refused.errors().forEach(mistake -> err.println(bundle.origin(mistake.line()) + ": " + mistake.sentence()));
        err.println(outcome + ": " + reason(refused) + ".");
        ProblemText.advice(refused.problem()).ifPresent(err::println);
    }

    /** Where mistakes are told, their number alone: what registry-service says besides of the outcome is said already. */
    private static String reason(Refused refused) {
        int mistakes = refused.errors().size();
        if (mistakes == 0) {
            return refused.detail();
        }
        if (refused.problem().status() == FORBIDDEN) {
            return mistakes + " of them may not be declared";
        }
        return mistakes == 1 ? "1 mistake" : mistakes + " mistakes";
    }
}
