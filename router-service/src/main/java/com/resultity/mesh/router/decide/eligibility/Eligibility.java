package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.job.Rung;
import com.resultity.mesh.router.decide.nodes.CellNodes;
import java.util.ArrayList;
import java.util.List;

/** The answer to one question in one cell, at one moment. Valid until the cell's nodes or slots change. */
public final class Eligibility {

    private static final int LAST = Rule.ALL.size() - 1;

    private final CellNodes nodes;
    private final Candidates candidates;
    private final Eligible eligible;
    private final int count;

    /**
     * @param eligible memory for the nodes that pass every stage
     */
    Eligibility(CellNodes nodes, Candidates candidates, Eligible eligible) {
        this.nodes = nodes;
        this.candidates = candidates;
        this.eligible = eligible;
        candidates.alive().commonWith(nodes.free(), eligible);
        this.count = eligible.count();
    }

    /** The nodes that pass every stage; belongs to the cell and is good until the next question. */
    public Eligible eligible() {
        return eligible;
    }

    /** How many nodes pass every stage. */
    public int count() {
        return count;
    }

    /** What the cell found, with near misses where no node passed every stage. */
    public CellVisit visit(String cell, Rung rung) {
        List<StageCount> funnel = new ArrayList<>(LAST + 1);
        funnel.addAll(candidates.funnel());
        funnel.add(new StageCount(Stage.FREE_SLOT, count));
        return new CellVisit(cell, rung, nodes.count(), funnel, count > 0 ? List.of() : nearMisses());
    }

    private List<StageCount> nearMisses() {
        List<StageCount> nearMisses = new ArrayList<>();
        List<Members> missingOnly = candidates.missingOnly(nodes);
        for (int stage = 0; stage < LAST; stage++) {
            addMiss(nearMisses, stage, missingOnly.get(stage).countIn(nodes.free()));
        }
        // Where none of them is free, all that are left lack nothing else.
        addMiss(nearMisses, LAST, candidates.funnel().get(LAST - 1).nodes());
        return nearMisses;
    }

    private static void addMiss(List<StageCount> nearMisses, int stage, int missed) {
        if (missed > 0) {
            nearMisses.add(new StageCount(Rule.ALL.get(stage).stage(), missed));
        }
    }
}
