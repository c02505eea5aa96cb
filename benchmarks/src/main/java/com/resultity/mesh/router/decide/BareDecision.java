package com.resultity.mesh.router.decide;

import java.util.List;
import java.util.Optional;

/**
 * The decision alone: admission, eligibility, funnel and choice, as {@link Cell} puts them together, without taking the slot.
 * It stands in the router's package because the router shows its stages to nobody.
 */
public final class BareDecision {

    private final String cell;
    private final Policies policies;
    private final CellNodes nodes = new CellNodes();

    /**
     * @param cell name of the cell
     * @param policies Subclouds that jobs name
     */
    public BareDecision(String cell, Policies policies) {
        this.cell = cell;
        this.policies = policies;
    }

    /** Adds a node of which some slots are held already. */
    public void add(NodeFacts node, List<Slot> busy) {
        nodes.restoreSlots(node.id(), busy);
        nodes.take(node);
    }

    /** The node that gets the job. */
    public Optional<String> assign(Job job) {
        Admission.Admitted admitted = (Admission.Admitted) Admission.of(job, policies);
        Eligibility rules = Eligibility.of(job, admitted.policy(), cell, nodes);
        CellVisit visit = rules.visit(cell, job.rungOf(cell));
        if (visit.leftAfter(Stage.FREE_SLOT) == 0) {
            return Optional.empty();
        }
        Token token = Token.arriving(job).visited(visit);
        return Optional.of(
                nodes.facts(Choice.among(rules.eligible(), token, nodes)).id());
    }

    /** The refusal of a job that nothing is eligible for, with its whole funnel and its nearest miss. */
    public Optional<NearestMiss> refuse(Job job) {
        Admission.Admitted admitted = (Admission.Admitted) Admission.of(job, policies);
        Eligibility rules = Eligibility.of(job, admitted.policy(), cell, nodes);
        CellVisit visit = rules.visit(cell, job.rungOf(cell));
        if (visit.leftAfter(Stage.FREE_SLOT) > 0) {
            throw new IllegalStateException("a node is eligible after all");
        }
        return NearestMiss.of(List.of(visit));
    }
}
