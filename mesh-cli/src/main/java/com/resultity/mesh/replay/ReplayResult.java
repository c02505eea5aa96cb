package com.resultity.mesh.replay;

import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.simulate.RunFigures;
import java.util.List;

/**
 * What a run came to.
 *
 * @param figures what its own gateway and nodes saw
 * @param planned jobs that were to be sent
 * @param routerKills how often the router was killed, and how it recovered
 * @param milliseconds how long it took, from the first job to the last final state
 * @param audit what the log of the mesh shows, other runs' jobs included
 */
public record ReplayResult(
        RunFigures figures, int planned, List<RouterKill> routerKills, long milliseconds, AuditReport audit) {

    public ReplayResult {
        routerKills = List.copyOf(routerKills);
    }

    /** Whether every job is final and no promise was broken, as far as anybody can see. */
    public boolean isClean() {
        return figures.all().jobs() == planned
                && figures.all().open() == 0
                && figures.contradictions() == 0
                && figures.faults().isEmpty()
                && audit.clean();
    }
}
