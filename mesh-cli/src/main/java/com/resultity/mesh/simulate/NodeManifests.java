package com.resultity.mesh.simulate;

import com.resultity.mesh.manifests.ManifestFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Planned nodes as the manifests that enrol them with the registry. */
public final class NodeManifests {

    /** Nodes in one request, so that a large fleet stays below the registry's limit for a body. */
    static final int BATCH = 200;

    private NodeManifests() {}

    /** The manifests of the nodes, in batches that one request can hold. */
    public static List<ManifestFile> of(List<PlannedNode> nodes) {
        List<ManifestFile> batches = new ArrayList<>();
        for (int from = 0; from < nodes.size(); from += BATCH) {
            List<PlannedNode> batch = nodes.subList(from, Math.min(nodes.size(), from + BATCH));
            String text = batch.stream().map(NodeManifests::document).collect(Collectors.joining());
            batches.add(new ManifestFile(
                    "nodes from " + batch.get(0).nodeId(), text.lines().toList()));
        }
        return batches;
    }

    /** Every text is quoted: the country NO would be a boolean otherwise. */
    private static String document(PlannedNode node) {
        return """
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Node
                metadata: {id: "%s"}
                spec:
                  operator: "%s"
                  endpoint: "https://%s.example.net"
                  country: "%s"
                  gpu: {class: "%s", memory: "%dGiB"}
                  maximumSlots: %d
                  trustLevel: %d
                  autoJoin: %s
                  subclouds: [%s]
                """.formatted(
                node.nodeId(),
                node.operatorId(),
                node.nodeId(),
                node.country(),
                node.gpu().name(),
                node.gpu().memoryGibibytes(),
                node.slots(),
                node.trustLevel(),
                node.autoJoin(),
                node.requestedSubclouds().stream().map(id -> '"' + id + '"').collect(Collectors.joining(", ")));
    }
}
