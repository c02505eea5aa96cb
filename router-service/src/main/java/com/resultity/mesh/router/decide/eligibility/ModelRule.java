package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeSet;

/** Has loaded a model that the job asks for, that its Subcloud allows, and that is not private to another. */
final class ModelRule implements Rule {

    @Override
    public Stage stage() {
        return Stage.MODEL;
    }

    @Override
    public NodeSet passing(Question question, CellNodes nodes) {
        return question.models().size() == 1
                ? nodes.withModel(question.models().get(0))
                : nodes.withAnyModel(question.models());
    }

    @Override
    public boolean passes(Question question, NodeFacts node, int busy) {
        return question.modelOn(node).isPresent();
    }

    @Override
    public String failure(Question question, NodeFacts node, int busy) {
        return question.models().isEmpty()
                ? "may serve no model that the job asks for: none is allowed in its pool"
                : "has not loaded " + String.join(" or ", question.models());
    }
}
