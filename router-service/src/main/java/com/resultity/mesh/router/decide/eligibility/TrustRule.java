package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeSet;

/** Trusted at least as much as the job and its Subcloud demand. */
final class TrustRule implements Rule {

    @Override
    public Stage stage() {
        return Stage.TRUST;
    }

    @Override
    public NodeSet passing(Question question, CellNodes nodes) {
        return nodes.trustedAtLeast(question.minimumTrustLevel());
    }

    @Override
    public boolean passes(Question question, NodeFacts node, int busy) {
        return node.trustLevel() >= question.minimumTrustLevel();
    }

    @Override
    public String failure(Question question, NodeFacts node, int busy) {
        return "has trust level " + node.trustLevel() + ", below " + question.minimumTrustLevel();
    }
}
