package com.resultity.mesh.benchmark.decision;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.decide.admission.Admission;
import com.resultity.mesh.router.decide.admission.Admissions;
import com.resultity.mesh.router.decide.choice.AffinityIndex;
import com.resultity.mesh.router.decide.choice.Chooser;
import com.resultity.mesh.router.decide.eligibility.Answers;
import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.eligibility.Eligibility;
import com.resultity.mesh.router.decide.eligibility.Question;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.ladder.NearestMiss;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.tenancy.NodeSlots;
import com.resultity.mesh.router.decide.tenancy.Slot;
import java.util.List;
import java.util.Optional;

/**
 * The decision alone: admission, eligibility, funnel and choice, as the router's cell puts them together, without taking the
 * slot.
 */
final class BareDecision {

    private final String cell;
    private final Policies policies;
    private final Admissions admissions;
    private final CellNodes nodes;
    private final Answers answers;
    private final Chooser chooser;

    /**
     * @param cell name of the cell
     * @param policies Subclouds that jobs name
     */
    BareDecision(String cell, Policies policies) {
        this.cell = cell;
        this.policies = policies;
        this.admissions = new Admissions(policies, false, false);
        this.nodes = new CellNodes(policies, false);
        this.answers = new Answers(nodes, policies);
        this.chooser =
                new Chooser(nodes, new AffinityIndex(CellSettings.defaults().affinityLimit()));
    }

    /** Adds a node of which some slots are held already. */
    void add(NodeFacts node, List<Slot> busy) {
        NodeSlots slots = nodes.slots(node.id());
        for (int number = 0; number < busy.size(); number++) {
            slots.set(number, busy.get(number));
        }
        nodes.take(node);
    }

    /** Something else is said of a node. */
    void change(NodeFacts node) {
        nodes.take(node);
    }

    /** The node that gets the job. */
    Optional<String> assign(Job job) {
        Admission.Admitted admitted = admitted(job);
        Eligibility eligibility = answers.to(Question.of(job, admitted.policy(), cell, policies));
        return assign(job, eligibility);
    }

    private Optional<String> assign(Job job, Eligibility eligibility) {
        CellVisit visit = eligibility.visit(cell, job.rungOf(cell));
        if (eligibility.count() == 0) {
            return Optional.empty();
        }
        Token token = Token.arriving(job).visited(visit);
        return Optional.of(
                nodes.facts(chooser.among(eligibility.eligible(), token).number())
                        .id());
    }

    private Admission.Admitted admitted(Job job) {
        return (Admission.Admitted) admissions.of(job, job.requestedAt());
    }

    /** The refusal of a job that nothing is eligible for, with its whole funnel and its nearest miss. */
    Optional<NearestMiss> refuse(Job job) {
        Admission.Admitted admitted = admitted(job);
        Eligibility eligibility = answers.to(Question.of(job, admitted.policy(), cell, policies));
        CellVisit visit = eligibility.visit(cell, job.rungOf(cell));
        if (eligibility.count() > 0) {
            throw new IllegalStateException("a node is eligible after all");
        }
        return NearestMiss.of(List.of(visit));
    }
}
