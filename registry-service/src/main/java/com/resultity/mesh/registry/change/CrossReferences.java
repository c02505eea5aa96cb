package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.manifest.ManifestDocument;
import com.resultity.mesh.registry.manifest.ManifestError;
import com.resultity.mesh.registry.manifest.NearestName;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Mistakes that show only when documents are held against each other and against what is there already. */
final class CrossReferences {

    private CrossReferences() {}

    static List<ManifestError> errors(List<ManifestDocument> documents, RegistryView view) {
        List<ManifestError> errors = new ArrayList<>(repeats(documents));
        Set<String> subclouds = new TreeSet<>(view.subclouds().keySet());
        for (ManifestDocument document : documents) {
            if (document.manifest() instanceof SubcloudManifest subcloud) {
                subclouds.add(subcloud.id());
            }
        }
        for (ManifestDocument document : documents) {
            if (!subclouds.containsAll(document.manifest().subcloudsNamed())) {
                Set<String> known = new TreeSet<>(subclouds);
                known.addAll(namedBefore(document.manifest(), view));
                errors.addAll(unknownSubclouds(document, known));
            }
        }
        return errors;
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

    /** A Subcloud that was removed since is no mistake of what rested on it while it was there. */
    private static Set<String> namedBefore(Manifest manifest, RegistryView view) {
        return switch (manifest.kind()) {
            case NodeManifest.KIND -> named(view.nodes().get(manifest.id()), NodeManifest::new);
            case TenantManifest.KIND -> named(view.tenants().get(manifest.id()), TenantManifest::new);
            case ModelManifest.KIND -> named(view.models().get(manifest.id()), ModelManifest::new);
            default -> Set.of();
        };
    }

    private static <T> Set<String> named(Versioned<T> present, Function<T, Manifest> manifest) {
        return present == null ? Set.of() : manifest.apply(present.value()).subcloudsNamed();
    }

    private static List<ManifestError> unknownSubclouds(ManifestDocument document, Set<String> subclouds) {
        return document.manifest().subcloudsNamed().stream()
                .filter(named -> !subclouds.contains(named))
                .map(unknown -> document.errorOfSubclouds(
                        "there is no Subcloud " + unknown,
                        NearestName.among(subclouds, unknown)
                                .map(nearest -> "write " + nearest)
                                .orElse("apply the Subcloud first or together with the "
                                        + document.manifest().kind().toLowerCase(Locale.ROOT)
                                        + ", or remove it here")))
                .toList();
    }
}
