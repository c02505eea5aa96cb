package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.admission.Admissions;
import com.resultity.mesh.router.decide.eligibility.Answers;
import com.resultity.mesh.router.decide.eligibility.Question;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.ladder.Peers;
import com.resultity.mesh.router.decide.memory.CellJobs;
import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import java.util.Optional;

/**
 * What a cell goes by: the tables of its partition, which are kept up to date outside, its nodes and the jobs that it
 * remembers. Its parts share it.
 *
 * @param name name of the cell
 * @param settings limits
 * @param policies Subclouds, grants, tokens, tenants and models
 * @param peers what the cells said of themselves last
 * @param admissions which jobs may be decided at all
 * @param nodes nodes and their slots
 * @param answers which of them would do for which job
 * @param jobs jobs and the line
 */
record CellState(
        String name,
        CellSettings settings,
        Policies policies,
        Peers peers,
        Admissions admissions,
        CellNodes nodes,
        Answers answers,
        CellJobs jobs) {

    static CellState empty(String name, CellSettings settings, Policies policies, Peers peers) {
        CellNodes nodes = new CellNodes(policies, settings.knownModelsOnly());
        return new CellState(
                name,
                settings,
                policies,
                peers,
                new Admissions(policies, settings.knownTenantsOnly(), settings.knownModelsOnly()),
                nodes,
                new Answers(nodes, policies),
                new CellJobs(settings.memoryMilliseconds(), settings.affinityLimit()));
    }

    /** What a job of a pool asks of the nodes; an empty pool is the global one. */
    Question question(Job job, Optional<SubcloudPolicy> pool) {
        return Question.of(job, pool, name, policies);
    }
}
