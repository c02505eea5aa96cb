package com.resultity.mesh.sla.flow;

import com.resultity.mesh.sla.ledger.EndedAttempt;

/** What the monitor learns of a node. */
sealed interface NodeSignal {

    /** The node sent a heartbeat. What it claims in it is of no concern here. */
    record Heard() implements NodeSignal {}

    /** An attempt that the node held ended. */
    record Attempted(EndedAttempt attempt) implements NodeSignal {}
}
