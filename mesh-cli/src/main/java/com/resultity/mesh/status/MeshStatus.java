package com.resultity.mesh.status;

import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.schemas.SlaAlert;
import java.util.List;

/**
 * How a mesh fares at one moment.
 *
 * @param processes its processes, in the order in which they depend on each other
 * @param missingTopics names of topics that it should have and has not
 * @param cells what each cell wrote of itself last, ordered by name
 * @param serviceLevels what was measured last for each Subcloud, ordered by id
 * @param firingAlerts promises that are broken now
 */
public record MeshStatus(
        List<ProcessStatus> processes,
        List<String> missingTopics,
        List<CellSummary> cells,
        List<ServiceLevel> serviceLevels,
        List<SlaAlert> firingAlerts) {
    /** Copies the lists. */
    public MeshStatus {
        processes = List.copyOf(processes);
        missingTopics = List.copyOf(missingTopics);
        cells = List.copyOf(cells);
        serviceLevels = List.copyOf(serviceLevels);
        firingAlerts = List.copyOf(firingAlerts);
    }

    /** Tells whether every process does its work and every topic is there. */
    public boolean isWhole() {
        return missingTopics.isEmpty() && processes.stream().allMatch(ProcessStatus::isReady);
    }

    /** Returns how many nodes are alive in all cells. */
    public int nodesAlive() {
        return cells.stream().mapToInt(CellSummary::getNodes).sum();
    }
}
