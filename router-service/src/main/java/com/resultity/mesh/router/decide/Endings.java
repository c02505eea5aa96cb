package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.ladder.VoidedAttempt;
import com.resultity.mesh.router.decide.memory.JobEntry;
import com.resultity.mesh.router.decide.memory.JobEntry.State;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.tenancy.EndedTenancy.OutcomePosition;
import com.resultity.mesh.router.decide.tenancy.NodeSlots;
import com.resultity.mesh.router.decide.tenancy.Outcome;
import com.resultity.mesh.router.decide.tenancy.TenancyEnd;
import java.util.Optional;
import java.util.function.Consumer;

/** Ends of tenancies, and what follows: slots for those who wait, another attempt for the job, leave for a node that moves. */
final class Endings {

    private final CellState cell;
    private final Tenancies tenancies;
    private final WaitingJobs waiting;
    private final Search search;
    private final JobProgress progress;
    private final Consumer<Effect> effects;

    Endings(
            CellState cell,
            Tenancies tenancies,
            WaitingJobs waiting,
            Search search,
            JobProgress progress,
            Consumer<Effect> effects) {
        this.cell = cell;
        this.tenancies = tenancies;
        this.waiting = waiting;
        this.search = search;
        this.progress = progress;
        this.effects = effects;
    }

    /**
     * A gateway says how an attempt ended. What is said of an attempt that is void only tells that its node works on it no
     * more; what a stranger says changes nothing.
     */
    void outcome(Outcome outcome, long now) {
        Optional<JobEntry> known = cell.jobs()
                .find(outcome.jobId())
                .filter(entry -> entry.claim().gatewayId().equals(outcome.gatewayId()));
        if (known.isEmpty()) {
            return;
        }
        if (known.get().state() instanceof State.Holding holding
                && outcome.attempt() == holding.token().attempt()
                && outcome.nodeId().equals(holding.nodeId())) {
            if (outcome.served()) {
                served(known.get(), holding, outcome.position(), now);
            } else {
                failed(known.get(), holding, TenancyEnd.OUTCOME, Optional.of(outcome.position()), now);
            }
        } else if (tenancies.endLate(outcome)) {
            afterSlots(cell.nodes().slots(outcome.nodeId()), now);
        }
    }

    /** A node has held a job for as long as it may. */
    void leaseEnded(JobEntry entry, State.Holding holding, long now) {
        failed(entry, holding, TenancyEnd.LEASE_ENDED, Optional.empty(), now);
    }

    private void served(JobEntry entry, State.Holding holding, OutcomePosition position, long now) {
        NodeSlots slots = cell.nodes().slots(holding.nodeId());
        tenancies.end(slots, holding.slot(), TenancyEnd.OUTCOME, Optional.of(position), now);
        progress.close(entry);
        afterSlots(slots, now);
    }

    /** Those who wait come before the job that is tried again: the slot that it leaves is due to them. */
    private void failed(
            JobEntry entry, State.Holding holding, TenancyEnd how, Optional<OutcomePosition> position, long now) {
        Token token = holding.token();
        NodeSlots slots = cell.nodes().slots(holding.nodeId());
        tenancies.end(slots, holding.slot(), how, position, now);
        progress.putAside(entry, token);
        afterSlots(slots, now);
        search.tryAgain(token, new VoidedAttempt(token.attempt(), holding.nodeId(), how), now);
    }

    /**
     * Gives back the slots of a node whose blocking has fallen due.
     *
     * @param due when it fell due: by that and not by the clock, so that it makes no difference when somebody looked
     */
    void unblock(String nodeId, long due, long now) {
        if (tenancies.unblockDue(nodeId, due)) {
            afterSlots(cell.nodes().slots(nodeId), now);
        }
    }

    /** What waits is served from what came free, and a node that moves is let go when it holds nothing more. */
    void afterSlots(NodeSlots slots, long now) {
        releaseIfDone(slots);
        if (slots.number() >= 0) {
            waiting.serve(members -> members.contains(slots.number()), now);
        }
    }

    private void releaseIfDone(NodeSlots slots) {
        if (slots.busy() > 0) {
            return;
        }
        NodeFacts here = slots.number() >= 0 ? cell.nodes().facts(slots.number()) : null;
        if (here == null || here.movingTo().isPresent()) {
            cell.nodes()
                    .lastKnown(slots.nodeId())
                    .ifPresent(node -> effects.accept(new Effect.NodeReleased(node.id(), node.versions())));
        }
    }
}
