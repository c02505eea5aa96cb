package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.NodeRecords.Location;
import java.util.Optional;

/** Where nodes were held to be, by the version of the location that a decision says it rests on. */
final class NodePlaces {

    private NodePlaces() {}

    static Optional<Location> of(Assignment assignment, Evidence evidence) {
        return evidence.nodes().locations().find(assignment.nodeId(), assignment.locationVersion());
    }

    static boolean mayBeCompacted(Assignment assignment, Evidence evidence) {
        return evidence.nodes().locations().mayBeCompacted(assignment.nodeId(), assignment.locationVersion());
    }
}
