package com.resultity.mesh.router.decide;

import java.util.Optional;

/** Whether a job may be decided at all: its Subcloud is known, and its tenant may use it. */
sealed interface Admission {

    /**
     * The job may look for a node.
     *
     * @param policy the Subcloud's policy; empty for the global pool
     * @param grantVersion version of the tenant's grant; 0 where none is needed
     */
    record Admitted(Optional<SubcloudPolicy> policy, long grantVersion) implements Admission {

        long policyVersion() {
            return policy.map(SubcloudPolicy::version).orElse(0L);
        }
    }

    /**
     * The job is not allowed.
     *
     * @param reason why
     * @param policyVersion version of the Subcloud that this rests on; 0 where it is unknown
     */
    record Denied(Reason reason, long policyVersion) implements Admission {}

    static Admission of(Job job, Policies policies) {
        if (job.subcloudId().isEmpty()) {
            return new Admitted(Optional.empty(), 0);
        }
        String subcloudId = job.subcloudId().get();
        Optional<SubcloudPolicy> policy = policies.subcloud(subcloudId);
        if (policy.isEmpty()) {
            return new Denied(Reason.UNKNOWN_SUBCLOUD, 0);
        }
        long grantVersion = policies.grantVersion(subcloudId, job.tenantId());
        if (policy.get().grantNeeded() && grantVersion == 0) {
            return new Denied(Reason.ACCESS_DENIED, policy.get().version());
        }
        return new Admitted(policy, policy.get().grantNeeded() ? grantVersion : 0);
    }
}
