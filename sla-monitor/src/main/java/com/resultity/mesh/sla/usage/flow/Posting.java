package com.resultity.mesh.sla.usage.flow;

import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.UsageLine;

/** What an event of a job leads to. */
sealed interface Posting {

    /** An entry on a line, with the line's fields and what is added to each; negative where it is taken back. */
    record ToLine(UsageLine entry) implements Posting {}

    /** A report for which there was no room. */
    record Unkept(DeadLetter letter) implements Posting {}
}
