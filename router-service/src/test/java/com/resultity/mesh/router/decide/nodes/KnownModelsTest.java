package com.resultity.mesh.router.decide.nodes;

import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.resultity.mesh.router.decide.policy.ModelFacts;
import com.resultity.mesh.router.decide.policy.Policies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A cell where models that nobody has declared count for nothing. */
class KnownModelsTest {

    private final Policies policies = new Policies();
    private final CellNodes nodes = new CellNodes(policies, true);

    private void declare(String model) {
        policies.put(new ModelFacts(model, 1, Set.of("text"), true, 1_000, 1, "MIT", false, Optional.empty()));
        nodes.policiesChanged();
    }

    private void assertWithAny(List<String> models, int... expected) {
        NodeSet found = nodes.withAnyModel(models);
        assertArrayEquals(expected, found.toArray(found.size()));
    }

    @Test
    void shouldFindNodesThatCameWhileTheirModelWasNotDeclared() {
        List<String> models = List.of("one", "other");
        declare("one");
        declare("other");
        nodes.take(aNode("first").models("one").build());
        assertWithAny(models, 0);

        policies.removeModel("other");
        nodes.policiesChanged();
        nodes.take(aNode("second").models("other").build());
        assertWithAny(models, 0);

        declare("other");
        assertWithAny(models, 0, 1);
    }

    @Test
    void shouldForgetModelsThatAreDeclaredNoMore() {
        declare("one");
        nodes.take(aNode("first").models("one").build());
        policies.removeModel("one");
        nodes.policiesChanged();
        assertWithAny(List.of("one"));
    }
}
