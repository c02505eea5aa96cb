package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.policy.GeoTerms.Mode;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the nodes of a cell: all that the stages before the free slot look at, so that equal questions have equal
 * answers for as long as no node changes.
 *
 * @param pool the Subcloud; empty: the global pool
 * @param models models of which a node must have one, the most wanted first
 * @param closed whether the job may not look in this cell at all
 * @param zone zone that it must not leave; empty: any
 * @param countries countries that it must not leave; empty: any
 * @param minimumTrustLevel least trust level, 0 to 3
 */
public record Question(
        Optional<SubcloudPolicy> pool,
        List<String> models,
        boolean closed,
        Optional<String> zone,
        Optional<List<String>> countries,
        int minimumTrustLevel) {

    public static Question of(Job job, Optional<SubcloudPolicy> pool, String cell, Policies policies) {
        // Asked again in each cell, because the policy may have changed since the token was sent or the job began to
        // wait.
        boolean open = job.stepOf(cell)
                .filter(step ->
                        pool.map(policy -> policy.geo().allow(step.zone(), job)).orElse(true))
                .isPresent();
        boolean bound = job.requiresZone()
                || pool.filter(policy -> policy.geo().mode() == Mode.REQUIRE).isPresent();
        int trust = Math.max(
                job.minimumTrustLevel(),
                pool.map(SubcloudPolicy::minimumTrustLevel).orElse(0));
        return new Question(
                pool,
                policies.modelsFor(job.model(), pool),
                !open,
                bound ? Optional.of(job.zone()) : Optional.empty(),
                job.countries(),
                trust);
    }

    /** The model that a node serves the job with: the most wanted of those that it has. */
    public Optional<String> modelOn(NodeFacts node) {
        for (String model : models) {
            if (node.models().contains(model)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }
}
