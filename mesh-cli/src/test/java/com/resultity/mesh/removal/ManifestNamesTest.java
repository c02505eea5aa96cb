package com.resultity.mesh.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.manifests.ManifestBundle;
import com.resultity.mesh.manifests.ManifestFile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ManifestNamesTest {

    @Test
    void shouldNameWhatManifestsNameWhateverElseTheySay() {
        assertEquals(
                List.of(
                        new NamedThing(ManifestKind.SUBCLOUD, "pool"),
                        new NamedThing(ManifestKind.NODE, "node-1"),
                        new NamedThing(ManifestKind.MODEL, "maker/Model-8B"),
                        new NamedThing(ManifestKind.TEAM, "acme-lab")),
                names("""
                        kind: Node
                        metadata: {id: node-1}
                        spec: {endpoint: [what, is, that]}
                        ---
                        # nothing here
                        ---
                        {"kind": "Model", "metadata": {"name": "maker/Model-8B"}}
                        ---
                        metadata:
                          id: pool
                        kind: Subcloud
                        ---
                        kind: Team
                        metadata: {id: acme-lab}
                        ---
                        kind: Node
                        metadata: {id: node-1}
                        """));
    }

    @Test
    void shouldTellFileAndLineOfWhatNamesNothing() {
        assertEquals("all.yaml:2: this manifest does not say its kind.", failure("# first\nmetadata: {id: a}\n"));
        assertEquals(
                "all.yaml:1: there is no kind Nod: the kinds are Node, Tenant, Model, Subcloud, Team, Organisation.",
                failure("kind: Nod\nmetadata: {id: a}\n"));
        assertEquals(
                "all.yaml:1: this manifest does not say its metadata.name.",
                failure("kind: Model\nmetadata: {id: a}\n"));
        assertEquals("all.yaml:1: this manifest does not say its kind.", failure("just a word\n"));
        assertEquals(
                "all.yaml:1: this is no YAML: expected ',' or '}', but got <stream end>.", failure("kind: {Node\n"));
    }

    private static String failure(String yaml) {
        return assertThrows(MeshException.class, () -> names(yaml)).getMessage();
    }

    private static List<NamedThing> names(String yaml) {
        return ManifestNames.in(ManifestBundle.of(
                List.of(new ManifestFile("all.yaml", yaml.lines().toList()))));
    }
}
