package com.resultity.mesh.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.manifests.ManifestFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeManifestsTest {

    @Test
    void shouldWriteWhatTheRegistryReads() {
        PlannedNode node = new PlannedNode(
                "eu-001",
                "fjord-systems",
                "EU",
                "NO",
                new GpuClass("L40S", 48, 864, 362, 4),
                List.of(),
                2,
                false,
                List.of("company-private"));

        assertEquals("""
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Node
                metadata: {id: "eu-001"}
                spec:
                  operator: "fjord-systems"
                  endpoint: "https://eu-001.example.net"
                  country: "NO"
                  gpu: {class: "L40S", memory: "48GiB"}
                  maximumSlots: 4
                  trustLevel: 2
                  autoJoin: false
                  subclouds: ["company-private"]
                """, text(NodeManifests.of(List.of(node)).get(0)));
    }

    @Test
    void shouldSendALargeFleetInBatches() {
        List<ManifestFile> batches = NodeManifests.of(FleetPlan.draw(7, 401).nodes());

        assertEquals(3, batches.size());
        assertEquals(200, text(batches.get(0)).split("kind: Node", -1).length - 1);
        assertTrue(text(batches.get(2)).startsWith("---\n"));
    }

    private static String text(ManifestFile file) {
        return String.join("\n", file.lines()) + "\n";
    }
}
