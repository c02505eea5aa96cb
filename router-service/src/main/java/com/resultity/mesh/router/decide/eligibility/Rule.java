package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeSet;
import java.util.List;

/** One stage that a node must pass: asked of all nodes of a cell at once for a decision, and of one node to explain one. */
public interface Rule {

    /** All rules, in the order of their stages. */
    List<Rule> ALL = List.of(
            new PoolRule(),
            new ModelRule(),
            new JurisdictionRule(),
            new TrustRule(),
            new HardwareRule(),
            new StandingRule(),
            new AliveRule(),
            new FreeSlotRule());

    Stage stage();

    /** The nodes that pass. Belongs to the cell: must not be changed. */
    NodeSet passing(Question question, CellNodes nodes);

    /**
     * Whether one node passes.
     *
     * @param busy slots of the node that are held or blocked
     */
    boolean passes(Question question, NodeFacts node, int busy);

    /** What a node lacks that does not pass, in words that complete "the node ...". */
    String failure(Question question, NodeFacts node, int busy);
}
