package com.resultity.mesh.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Planned nodes as the manifests that enrol them with the registry. */
public final class NodeManifests {

    /** Nodes in one request, so that a large fleet stays below the registry's limit for a body. */
    static final int BATCH = 200;

    private static final int MEBIBYTES_PER_GIBIBYTE = 1024;

    private NodeManifests() {}

    /** The manifests of the nodes, each a YAML text of several documents. */
    public static List<String> of(List<PlannedNode> nodes) {
        List<String> batches = new ArrayList<>();
        for (int from = 0; from < nodes.size(); from += BATCH) {
            List<PlannedNode> batch = nodes.subList(from, Math.min(nodes.size(), from + BATCH));
            batches.add(batch.stream().map(NodeManifests::document).collect(Collectors.joining()));
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
                  gpu: {class: "%s", memory: "%dMiB"}
                  maximumSlots: %d
                  trustLevel: %d
                  autoJoin: true
                  subclouds: [%s]
                """.formatted(
                node.nodeId(),
                node.operatorId(),
                node.nodeId(),
                node.country(),
                node.gpu().name(),
                node.gpu().memoryGibibytes() * MEBIBYTES_PER_GIBIBYTE,
                node.slots(),
                node.trustLevel(),
                node.requestedSubclouds().stream().map(id -> '"' + id + '"').collect(Collectors.joining(", ")));
    }
}
