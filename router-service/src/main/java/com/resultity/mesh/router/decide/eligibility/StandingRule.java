package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeSet;

/** Keeps what is expected of it. */
final class StandingRule implements Rule {

    @Override
    public Stage stage() {
        return Stage.STANDING;
    }

    @Override
    public NodeSet passing(Question question, CellNodes nodes) {
        return nodes.goodStanding();
    }

    @Override
    public boolean passes(Question question, NodeFacts node, int busy) {
        return node.goodStanding();
    }

    @Override
    public String failure(Question question, NodeFacts node, int busy) {
        return "is in poor standing";
    }
}
