package com.resultity.mesh.registry.request;

import com.resultity.mesh.registry.change.Permissions;
import com.resultity.mesh.registry.command.Refusal.Mistake;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.ManifestDocument;
import com.resultity.mesh.registry.manifest.ManifestError;
import com.resultity.mesh.registry.manifest.ManifestReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All mistakes of a stream of manifests, told with their lines. */
final class ManifestMistakes {

    private ManifestMistakes() {}

    /** Whether a stream has mistakes whatever the registry holds; of all others, the registrar has to judge. */
    static boolean areOfItsOwn(ManifestReading reading) {
        return !reading.errors().isEmpty() || !repeats(reading.documents()).isEmpty();
    }

    /**
     * Mistakes are told together: those of each document, and those that show only beside what there is; of more than
     * {@link ManifestReading#MOST_ERRORS} as many.
     */
    static List<ManifestError> in(ManifestReading reading, Permissions permissions) {
        List<ManifestError> errors = new ArrayList<>(reading.errors());
        errors.addAll(repeats(reading.documents()));
        List<Manifest> manifests =
                reading.documents().stream().map(ManifestDocument::manifest).toList();
        errors.addAll(placed(permissions.mistakes(manifests), reading.documents()));
        return errors.stream()
                .sorted(ManifestError.ORDER)
                .limit(ManifestReading.MOST_ERRORS)
                .toList();
    }

    /** The registrar's mistakes, told with the lines of the documents. */
    static List<ManifestError> placed(List<Mistake> mistakes, List<ManifestDocument> documents) {
        return mistakes.stream()
                .map(mistake -> placed(mistake, documents.get(mistake.change())))
                .toList();
    }

    private static ManifestError placed(Mistake mistake, ManifestDocument document) {
        return switch (mistake.place()) {
            case ID -> document.errorOfId(mistake.problem(), mistake.remedy());
            case SUBCLOUDS -> document.errorOfSubclouds(mistake.problem(), mistake.remedy());
        };
    }

    private static List<ManifestError> repeats(List<ManifestDocument> documents) {
        List<ManifestError> errors = new ArrayList<>();
        Map<String, ManifestDocument> first = new HashMap<>();
        for (ManifestDocument document : documents) {
            String name = document.manifest().kind() + " " + document.manifest().id();
            ManifestDocument earlier = first.putIfAbsent(name, document);
            if (earlier != null) {
                errors.add(document.errorOfId(
                        name + " is declared in document " + earlier.number() + " already, at line " + earlier.line(),
                        "keep one of the two"));
            }
        }
        return errors;
    }
}
