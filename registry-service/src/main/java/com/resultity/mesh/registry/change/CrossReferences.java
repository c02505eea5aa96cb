package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.ManifestDocument;
import com.resultity.mesh.registry.manifest.ManifestError;
import com.resultity.mesh.registry.manifest.NearestName;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
            if (document.manifest() instanceof NodeManifest node) {
                Set<String> known = new TreeSet<>(subclouds);
                known.addAll(requestsBefore(node, view));
                errors.addAll(unknownSubclouds(document, node, known));
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

    /** A Subcloud that was removed since is no mistake of a node that asked for it while it was there. */
    private static Set<String> requestsBefore(NodeManifest node, RegistryView view) {
        Versioned<NodeDefinition> present = view.nodes().get(node.id());
        return present == null ? Set.of() : present.value().requestedSubclouds();
    }

    private static List<ManifestError> unknownSubclouds(
            ManifestDocument document, NodeManifest node, Set<String> subclouds) {
        return node.definition().requestedSubclouds().stream()
                .filter(asked -> !subclouds.contains(asked))
                .map(unknown -> document.errorOfSubclouds(
                        "there is no Subcloud " + unknown,
                        NearestName.among(subclouds, unknown)
                                .map(nearest -> "write " + nearest)
                                .orElse("apply the Subcloud first or together with the node, or remove it here")))
                .toList();
    }
}
