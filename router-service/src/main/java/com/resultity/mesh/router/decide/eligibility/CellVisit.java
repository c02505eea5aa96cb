package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.job.Rung;
import java.util.List;

/**
 * What one cell found when it looked for a node.
 *
 * @param cell name of the cell
 * @param rung its rung for the job
 * @param nodes nodes of the cell before any stage
 * @param funnel nodes left after each stage, in order; none after JURISDICTION where the rung was closed to the job
 * @param nearMisses for each stage that alone kept nodes out, how many; empty where a node was found
 */
public record CellVisit(String cell, Rung rung, int nodes, List<StageCount> funnel, List<StageCount> nearMisses) {

    public CellVisit {
        funnel = List.copyOf(funnel);
        nearMisses = List.copyOf(nearMisses);
    }

    /** Whether a node would do that has just no free slot now, so that waiting makes sense. */
    public boolean busy() {
        return leftAfter(Stage.ALIVE) > 0 && leftAfter(Stage.FREE_SLOT) == 0;
    }

    /** Nodes left after a stage; 0 where the cell was closed to the job. */
    public int leftAfter(Stage stage) {
        for (StageCount count : funnel) {
            if (count.stage() == stage) {
                return count.nodes();
            }
        }
        return 0;
    }
}
