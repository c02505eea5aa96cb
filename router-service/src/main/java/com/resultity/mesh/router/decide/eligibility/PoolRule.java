package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeSet;

/** A member of the job's Subcloud; for the global pool, a node that no Subcloud isolates. */
final class PoolRule implements Rule {

    @Override
    public Stage stage() {
        return Stage.POOL;
    }

    @Override
    public NodeSet passing(Question question, CellNodes nodes) {
        return question.pool().map(pool -> nodes.members(pool.id())).orElseGet(nodes::global);
    }

    @Override
    public boolean passes(Question question, NodeFacts node, int busy) {
        return question.pool().map(pool -> node.subclouds().contains(pool.id())).orElse(!node.isolated());
    }

    @Override
    public String failure(Question question, NodeFacts node, int busy) {
        return question.pool()
                .map(pool -> "is no active member of " + pool.id())
                .orElse("is isolated from the global pool by a Subcloud");
    }
}
