package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.CellVisit;
import com.resultity.mesh.schemas.Rung;
import com.resultity.mesh.schemas.Stage;
import com.resultity.mesh.schemas.StageCount;
import java.util.List;

/** Visits of cells with whole funnels, as every decision carries them. */
public final class CellVisits {

    private static final List<Stage> STAGES = List.of(
            Stage.POOL,
            Stage.MODEL,
            Stage.JURISDICTION,
            Stage.TRUST,
            Stage.HARDWARE,
            Stage.STANDING,
            Stage.ALIVE,
            Stage.FREE_SLOT);

    private CellVisits() {}

    /** A cell of one node that passed every stage. */
    public static CellVisit fitting(String cell) {
        return until(cell, null);
    }

    /** A cell of one node that is eligible but has no free slot. */
    public static CellVisit busy(String cell) {
        return until(cell, Stage.FREE_SLOT);
    }

    /**
     * A cell of one node that fails a stage.
     *
     * @param cell name of the cell
     * @param failed the stage that it fails; null: none
     */
    public static CellVisit until(String cell, Stage failed) {
        int last = failed == null ? STAGES.size() : STAGES.indexOf(failed);
        List<StageCount> funnel = STAGES.stream()
                .map(stage -> new StageCount(stage, STAGES.indexOf(stage) < last ? 1 : 0))
                .toList();
        List<StageCount> nearMisses = failed == null ? List.of() : List.of(new StageCount(failed, 1));
        return new CellVisit(cell, Rung.HOME_ZONE, 1, funnel, nearMisses);
    }
}
