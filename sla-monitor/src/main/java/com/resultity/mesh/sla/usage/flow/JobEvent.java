package com.resultity.mesh.sla.usage.flow;

import com.resultity.mesh.sla.rows.UsageDecisionRow;
import com.resultity.mesh.sla.rows.UsageReportRow;

/** Something that was said of a job. */
sealed interface JobEvent {

    /** A decision. */
    record Decided(UsageDecisionRow row) implements JobEvent {}

    /** An outcome. */
    record Reported(UsageReportRow row) implements JobEvent {}
}
