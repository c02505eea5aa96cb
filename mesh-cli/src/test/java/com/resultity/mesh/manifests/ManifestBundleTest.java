package com.resultity.mesh.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ManifestBundleTest {
    @Test
    void shouldSendSubcloudsFirst() {
        ManifestBundle bundle = bundle(
                file("nodes.yaml", "kind: Node", "metadata: {id: n1}"),
                file(
                        "mixed.yaml",
                        "---",
                        "kind: Node",
                        "metadata: {id: n2}",
                        "---",
                        "kind: Subcloud",
                        "metadata: {id: s1}"));

        assertEquals("""
                ---
                kind: Subcloud
                metadata: {id: s1}
                ---
                kind: Node
                metadata: {id: n1}
                ---
                kind: Node
                metadata: {id: n2}
                """, bundle.text());
    }

    @Test
    void shouldLeadEachLineBackToItsFile() {
        ManifestBundle bundle = bundle(
                file("nodes.yaml", "# All nodes of the example.", "kind: Node", "metadata: {id: n1}"),
                file("subclouds.yaml", "---", "", "kind: Subcloud # pools", "metadata: {id: s1}", "---", "# nothing"));

        List<String> sent = bundle.text().lines().toList();
        assertEquals("subclouds.yaml:4", bundle.origin(1 + sent.indexOf("metadata: {id: s1}")));
        assertEquals("nodes.yaml:3", bundle.origin(1 + sent.indexOf("metadata: {id: n1}")));
        assertEquals("nodes.yaml:3", bundle.origin(sent.size() + 1));
    }

    @Test
    void shouldLeaveOutEmptyDocuments() {
        assertTrue(
                bundle(file("empty.yaml", "---", "", "# nothing here", "---")).isEmpty());
    }

    private static ManifestFile file(String name, String... lines) {
        return new ManifestFile(name, List.of(lines));
    }

    private static ManifestBundle bundle(ManifestFile... files) {
        return ManifestBundle.of(List.of(files));
    }
}
