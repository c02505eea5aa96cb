package com.resultity.mesh.router.decide.admission;

import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import java.util.List;
import java.util.Optional;

/** Whether a job may be decided at all: which pool it goes to, and whether its tenant may use that pool. */
public sealed interface Admission {

    /** What the judgement rests on. */
    Grounds grounds();

    /**
     * The job may look for a node.
     *
     * @param policy the Subcloud's policy; empty for the global pool
     * @param grounds what this rests on
     * @param quotas quotas that it must keep within
     */
    record Admitted(Optional<SubcloudPolicy> policy, Grounds grounds, List<QuotaClaim> quotas) implements Admission {}

    /**
     * The job is not allowed.
     *
     * @param reason why
     * @param grounds what this rests on
     */
    record Denied(Reason reason, Grounds grounds) implements Admission {}
}
