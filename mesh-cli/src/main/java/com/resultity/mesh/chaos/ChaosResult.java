package com.resultity.mesh.chaos;

import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.simulate.RunFigures;
import java.util.List;

/**
 * What a run came to.
 *
 * @param faults what happened, in order
 * @param figures what its gateway and nodes saw
 * @param milliseconds how long it took, from the first job to the last final state
 * @param audit what the log shows
 */
public record ChaosResult(List<Fault> faults, RunFigures figures, long milliseconds, AuditReport audit) {

    public ChaosResult {
        faults = List.copyOf(faults);
    }

    /** Whether every job is final and no promise was broken, as far as anybody can see. */
    public boolean isClean() {
        return figures.all().open() == 0
                && figures.all().jobs() == audit.accepted()
                && figures.contradictions() == 0
                && figures.faults().isEmpty()
                && audit.open() == 0
                && audit.clean();
    }

    /** The median of the recovery times, in ms. */
    public long recoveryP50() {
        List<Long> sorted =
                faults.stream().map(Fault::recoveryMilliseconds).sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    /** The longest recovery time, in ms. */
    public long recoveryMaximum() {
        return faults.stream().mapToLong(Fault::recoveryMilliseconds).max().orElseThrow();
    }
}
