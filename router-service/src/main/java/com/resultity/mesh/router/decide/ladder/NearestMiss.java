package com.resultity.mesh.router.decide.ladder;

import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.eligibility.Stage;
import com.resultity.mesh.router.decide.eligibility.StageCount;
import java.util.List;
import java.util.Optional;

/**
 * The one stage that, relaxed, would have let a refused job through.
 *
 * @param cell cell in which
 * @param stage the stage
 * @param nodes how many nodes fail this stage and no other
 */
public record NearestMiss(String cell, Stage stage, int nodes) {

    /** The near miss with the most nodes; among equals, that of the first cell and the earliest stage. */
    public static Optional<NearestMiss> of(List<CellVisit> visits) {
        NearestMiss nearest = null;
        for (CellVisit visit : visits) {
            for (StageCount miss : visit.nearMisses()) {
                if (nearest == null || miss.nodes() > nearest.nodes()) {
                    nearest = new NearestMiss(visit.cell(), miss.stage(), miss.nodes());
                }
            }
        }
        return Optional.ofNullable(nearest);
    }
}
