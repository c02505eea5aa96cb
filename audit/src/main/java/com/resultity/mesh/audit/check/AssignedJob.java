package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Demand;
import com.resultity.mesh.audit.evidence.Located;
import com.resultity.mesh.audit.evidence.PolicyRecords.Terms;
import java.util.List;
import java.util.Optional;

/**
 * One assignment, and what its job demands of it.
 *
 * @param decision the decision
 * @param assignment the slot that it gives
 * @param demands what the job demands: by the edge's label, and by the request itself where the log still holds it
 * @param located the edge's label; empty where the log no longer holds it
 * @param terms the terms of its Subcloud that were decided on; empty for the global pool and where the log does not hold them
 */
record AssignedJob(
        Decision decision,
        Assignment assignment,
        List<Demand> demands,
        Optional<Located> located,
        Optional<Terms> terms) {}
