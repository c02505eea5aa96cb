package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Evidence;

/** Holds one promise against one assignment. */
interface AssignmentCheck {

    void examine(AssignedJob assigned, Evidence evidence, Findings findings);
}
