package com.resultity.mesh.sla.flow;

import com.resultity.mesh.sla.judge.Promise;
import com.resultity.mesh.sla.ledger.EndedAttempt;
import java.util.Optional;

/** What the monitor learns of a Subcloud. */
sealed interface SubcloudSignal {

    /** What the Subcloud promises from now on; empty for nothing. */
    record Promised(Optional<Promise> promise) implements SubcloudSignal {}

    /** An attempt at one of its jobs ended. */
    record Attempted(EndedAttempt attempt) implements SubcloudSignal {}
}
