package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.choice.Chooser;
import com.resultity.mesh.router.decide.eligibility.Eligibility;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.memory.JobEntry.State;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.policy.ModelFacts;

/** Gives a job a slot of one of the nodes that are eligible for it. */
final class Assignment {

    private final CellState cell;
    private final Chooser chooser;
    private final Tenancies tenancies;
    private final JobProgress progress;

    Assignment(CellState cell, Chooser chooser, Tenancies tenancies, JobProgress progress) {
        this.cell = cell;
        this.chooser = chooser;
        this.tenancies = tenancies;
        this.progress = progress;
    }

    /**
     * @param visited the token with the visit to this cell
     * @param eligibility of at least one node
     */
    void assign(Look look, Token visited, Eligibility eligibility) {
        Chooser.Picked picked = chooser.among(eligibility.eligible(), visited);
        NodeFacts node = cell.nodes().facts(picked.number());
        long leaseEndsAt = look.now() + look.job().leaseMilliseconds();
        Tenancies.Taken taken =
                tenancies.take(cell.nodes().slots(picked.number()), look.job().id(), visited.attempt(), leaseEndsAt);
        String model = look.question().modelOn(node).orElseThrow();
        Decision.Assigned assigned = new Decision.Assigned(
                visited,
                look.grounds()
                        .withModel(cell.policies()
                                .model(model)
                                .map(ModelFacts::version)
                                .orElse(0L)),
                look.job().rungOf(cell.name()),
                node,
                model,
                picked.choice(),
                taken.number(),
                node.slots(),
                taken.slot().tenancies(),
                taken.slot().previous(),
                leaseEndsAt);
        progress.decide(
                assigned,
                look.claim(),
                new State.Holding(
                        visited, node.id(), taken.number(), taken.slot().tenancies(), leaseEndsAt));
    }
}
