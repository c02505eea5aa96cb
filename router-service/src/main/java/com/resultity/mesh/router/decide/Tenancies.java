package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.EndedTenancy.OutcomePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes and frees slots, and keeps the rest of the cell in step with that. */
final class Tenancies {

    private final CellNodes nodes;
    private final Deadlines deadlines;
    private final Consumer<Effect> effects;

    Tenancies(CellNodes nodes, Deadlines deadlines, Consumer<Effect> effects) {
        this.nodes = nodes;
        this.deadlines = deadlines;
        this.effects = effects;
    }

    /**
     * A slot that was taken.
     *
     * @param number its number
     * @param slot the slot with its new tenancy
     */
    record Taken(int number, Slot slot) {}

    Taken take(String nodeId, String jobId, int attempt, long leaseEndsAt) {
        NodeSlots slots = nodes.slots(nodeId);
        int number = slots.lowestFree();
        Slot taken = slots.get(number).take(new Tenancy(jobId, attempt, leaseEndsAt));
        slots.set(number, taken);
        changed(nodeId);
        return new Taken(number, taken);
    }

    void end(String nodeId, int number, TenancyEnd how, Optional<OutcomePosition> outcome, long now) {
        NodeSlots slots = nodes.slots(nodeId);
        Tenancy live = slots.get(number).live().orElseThrow();
        EndedTenancy ended = new EndedTenancy(live.jobId(), live.attempt(), how, now, outcome);
        slots.set(number, slots.get(number).end(ended, blockedUntil(how, live)));
        blockDeadline(nodeId, slots.get(number));
        changed(nodeId);
    }

    /**
     * The node of a void attempt says through its gateway that it works on it no more: its slot can be given away at once.
     *
     * @return false if no slot waits for that
     */
    boolean endLate(Outcome outcome) {
        Optional<NodeSlots> known = nodes.slotsIfKnown(outcome.nodeId());
        if (known.isEmpty()) {
            return false;
        }
        NodeSlots slots = known.get();
        for (int number = 0; number < slots.all().size(); number++) {
            Slot slot = slots.get(number);
            Optional<EndedTenancy> previous = slot.previous()
                    .filter(ended -> ended.jobId().equals(outcome.jobId()) && ended.attempt() == outcome.attempt());
            if (slot.blockedUntil() > 0 && previous.isPresent()) {
                slots.set(number, slot.end(previous.get().confirmedBy(outcome.position()), 0));
                changed(outcome.nodeId());
                return true;
            }
        }
        return false;
    }

    /** A node may work on that is not heard or not wanted any more: its slot is not given away before the lease that it holds has ended. */
    private static long blockedUntil(TenancyEnd how, Tenancy live) {
        return how.mayWorkOn() ? live.leaseEndsAt() : 0;
    }

    /** Gives back the slots of a node whose blocking has fallen due. */
    void unblockDue(String nodeId, long now) {
        nodes.slots(nodeId).unblockDue(now);
        changed(nodeId);
    }

    /** A node that started again works on nothing. */
    void unblock(String nodeId) {
        nodes.slots(nodeId).unblockAll();
        changed(nodeId);
    }

    void restored(String nodeId) {
        nodes.slots(nodeId).all().forEach(slot -> blockDeadline(nodeId, slot));
        nodes.refreshFree(nodeId);
    }

    private void blockDeadline(String nodeId, Slot slot) {
        if (slot.blockedUntil() > 0) {
            deadlines.add(slot.blockedUntil(), Deadline.Kind.SLOT_UNBLOCKED, nodeId);
        }
    }

    private void changed(String nodeId) {
        nodes.refreshFree(nodeId);
        effects.accept(new Effect.SlotsChanged(nodeId, nodes.slots(nodeId).all()));
    }
}
