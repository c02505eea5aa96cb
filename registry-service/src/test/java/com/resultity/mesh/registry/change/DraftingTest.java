package com.resultity.mesh.registry.change;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.definition.TestingNode;
import com.resultity.mesh.registry.definition.TestingSubcloud;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftingTest {

    private static final long NOW = 1_000;
    private static final int NODES = 10;

    private final RegistryView view = new RegistryView();

    @Test
    void shouldHoldOnlySoManyMembershipsOfNodesThatWouldNotStayAsTheyAre() {
        enrol(aNode("outside").asking("first"));
        for (int i = 0; i < NODES; i++) {
            enrol(aNode("n-" + i).autoJoin(true).asking("first"));
        }
        List<Manifest> twoMore = List.of(joinedUnasked("second"), joinedUnasked("third"));
        int held = 3 * NODES;

        Drafted drafted = Drafting.of(view, Gates.NONE, twoMore, NOW, held);

        assertEquals(
                NODES,
                drafted.facts().stream()
                        .filter(Fact.MembershipsAre.class::isInstance)
                        .count());
        RefusedException refused =
                assertThrows(RefusedException.class, () -> Drafting.of(view, Gates.NONE, twoMore, NOW, held - 1));
        assertInstanceOf(Refusal.Conflict.class, refused.refusal());
    }

    @Test
    void shouldHoldNothingForNodesThatWouldStayAsTheyAre() {
        for (int i = 0; i < NODES; i++) {
            enrol(aNode("n-" + i).asking("first"));
        }

        Drafted drafted = Drafting.of(view, Gates.NONE, List.of(joinedUnasked("second")), NOW, 0);

        assertEquals(1, drafted.applied().size());
    }

    private void enrol(TestingNode node) {
        Drafting.of(view, Gates.NONE, List.of(open("first"), new NodeManifest(node.build())), NOW, 1_000)
                .facts()
                .forEach(view::apply);
    }

    private static Manifest open(String id) {
        return manifest(aSubcloud(id));
    }

    private static Manifest joinedUnasked(String id) {
        return manifest(aSubcloud(id).autoJoin(true));
    }

    private static Manifest manifest(TestingSubcloud subcloud) {
        return new SubcloudManifest(subcloud.build(), List.of(), false);
    }
}
