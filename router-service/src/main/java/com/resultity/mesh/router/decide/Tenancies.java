package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.tenancy.EndedTenancy;
import com.resultity.mesh.router.decide.tenancy.EndedTenancy.OutcomePosition;
import com.resultity.mesh.router.decide.tenancy.NodeSlots;
import com.resultity.mesh.router.decide.tenancy.Outcome;
import com.resultity.mesh.router.decide.tenancy.Slot;
import com.resultity.mesh.router.decide.tenancy.Tenancy;
import com.resultity.mesh.router.decide.tenancy.TenancyEnd;
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

    Taken take(NodeSlots slots, String jobId, int attempt, long leaseEndsAt) {
        int number = slots.lowestFree();
        Slot taken = slots.get(number).take(new Tenancy(jobId, attempt, leaseEndsAt));
        slots.set(number, taken);
        nodes.refreshFree(slots);
        return new Taken(number, taken);
    }

    void end(NodeSlots slots, int number, TenancyEnd how, Optional<OutcomePosition> outcome, long now) {
        Tenancy live = slots.get(number).live().orElseThrow();
        EndedTenancy ended = new EndedTenancy(live.jobId(), live.attempt(), how, now, outcome);
        Slot slot = slots.get(number).end(ended, blockedUntil(how, live));
        ended(slots, number, slot);
        blockDeadline(slots.nodeId(), slot);
    }

    /**
     * The node of a void attempt says through its gateway that it works on it no more: its slot can be given away at once.
     *
     * @return false if no slot waits for that
     */
    boolean endLate(Outcome outcome) {
        Optional<NodeSlots> slots = nodes.slotsIfKnown(outcome.nodeId());
        if (slots.isEmpty()) {
            return false;
        }
        for (int number : slots.get().blockedUntil(Long.MAX_VALUE)) {
            Slot slot = slots.get().get(number);
            EndedTenancy previous = slot.previous().orElseThrow();
            if (previous.jobId().equals(outcome.jobId()) && previous.attempt() == outcome.attempt()) {
                ended(slots.get(), number, slot.end(previous.confirmedBy(outcome.position()), 0));
                return true;
            }
        }
        return false;
    }

    /**
     * A node may work on that is not heard or not wanted any more: its slot is not given away before the lease that it holds
     * has ended.
     */
    private static long blockedUntil(TenancyEnd how, Tenancy live) {
        return how.mayWorkOn() ? live.leaseEndsAt() : 0;
    }

    /**
     * Gives back the slots of a node whose blocking has fallen due.
     *
     * @return false if there is none: all were given back before, or are blocked for longer
     */
    boolean unblockDue(String nodeId, long now) {
        NodeSlots slots = nodes.slots(nodeId);
        List<Integer> due = slots.blockedUntil(now);
        for (int number : due) {
            ended(slots, number, slots.get(number).unblocked());
        }
        return !due.isEmpty();
    }

    /** A node that started again works on nothing. */
    void unblock(String nodeId) {
        unblockDue(nodeId, Long.MAX_VALUE);
    }

    /** Brings back a slot as it was when its last tenancy ended. */
    void restore(String nodeId, int number, Slot slot) {
        NodeSlots slots = nodes.slots(nodeId);
        slots.set(number, slot);
        blockDeadline(nodeId, slot);
        nodes.refreshFree(slots);
    }

    /**
     * Brings back a tenancy as it was when it was taken; after what is known of how it ended.
     *
     * @return false if it ended
     */
    boolean restore(String nodeId, int number, long tenancy, Tenancy live) {
        NodeSlots slots = nodes.slots(nodeId);
        Slot slot = slots.get(number);
        if (tenancy <= slot.tenancies()) {
            return false;
        }
        slots.set(number, new Slot(tenancy, Optional.of(live), slot.previous(), 0));
        nodes.refreshFree(slots);
        return true;
    }

    private void blockDeadline(String nodeId, Slot slot) {
        if (slot.blockedUntil() > 0) {
            deadlines.add(slot.blockedUntil(), Deadline.Kind.SLOT_UNBLOCKED, nodeId);
        }
    }

    private void ended(NodeSlots slots, int number, Slot slot) {
        slots.set(number, slot);
        nodes.refreshFree(slots);
        effects.accept(new Effect.SlotEnded(slots.nodeId(), number, slot));
    }
}
