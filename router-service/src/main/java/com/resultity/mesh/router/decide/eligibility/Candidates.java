package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.nodes.NodeSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The answer to a question but for the free slots, which change with every job: kept until a node or a policy changes, so
 * that a decision only has to look which of these are free.
 */
public final class Candidates {

    private static final int STAGES = Rule.ALL.size() - 1;

    private final Question question;
    private final LongConsumer grown;
    private final Members alive;
    private final List<StageCount> funnel = new ArrayList<>(STAGES);
    private List<Members> missingOnly = List.of();

    /**
     * @param grown told of the words of memory that it takes, as it comes to take them
     */
    Candidates(Question question, CellNodes nodes, LongConsumer grown) {
        this.grown = grown;
        this.question = question;
        NodeSet left = nodes.all().copy();
        for (Rule rule : Rule.ALL.subList(0, STAGES)) {
            left.retain(rule.passing(question, nodes));
            funnel.add(new StageCount(rule.stage(), left.size()));
        }
        alive = new Members(left);
        grown.accept(alive.words());
    }

    /** The nodes that pass every stage but that of the free slot. */
    public Members alive() {
        return alive;
    }

    /** Nodes left after each stage but the last. */
    List<StageCount> funnel() {
        return funnel;
    }

    /** For each stage but the last, the nodes that fail it and pass all others but the last. Worked out when first asked for. */
    List<Members> missingOnly(CellNodes nodes) {
        if (missingOnly.isEmpty()) {
            missingOnly = oneStageOff(nodes);
            missingOnly.forEach(missing -> grown.accept(missing.words()));
        }
        return missingOnly;
    }

    private List<Members> oneStageOff(CellNodes nodes) {
        NodeSet[] off = new NodeSet[STAGES];
        NodeSet failed = new NodeSet();
        NodeSet failedTwice = new NodeSet();
        for (int stage = 0; stage < STAGES; stage++) {
            off[stage] = nodes.all().copy().remove(Rule.ALL.get(stage).passing(question, nodes));
            failedTwice.add(failed.copy().retain(off[stage]));
            failed.add(off[stage]);
        }
        for (NodeSet missing : off) {
            missing.remove(failedTwice);
        }
        return Arrays.stream(off).map(Members::new).toList();
    }
}
