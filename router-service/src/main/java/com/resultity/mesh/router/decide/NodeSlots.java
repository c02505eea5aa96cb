package com.resultity.mesh.router.decide;

import java.util.ArrayList;
import java.util.List;

/** The slots of one node. A slot is never forgotten, so that its tenancies are counted without a gap. */
final class NodeSlots {

    private final List<Slot> slots;
    private int offered;

    NodeSlots(List<Slot> slots) {
        this.slots = new ArrayList<>(slots);
    }

    /** Takes over how many slots the node offers now. Held ones beyond that drain, and none is given away meanwhile. */
    void offer(int count) {
        offered = count;
        while (slots.size() < count) {
            slots.add(Slot.UNUSED);
        }
    }

    int offered() {
        return offered;
    }

    /** Slots that are held or blocked, those beyond the offer included. */
    int busy() {
        int busy = 0;
        for (Slot slot : slots) {
            if (!slot.free()) {
                busy++;
            }
        }
        return busy;
    }

    boolean hasFree() {
        return busy() < offered;
    }

    /**
     * The lowest free slot. There is one below the offer whenever fewer than the offer are busy.
     *
     * @throws IllegalStateException if none is free
     */
    int lowestFree() {
        for (int number = 0; number < offered; number++) {
            if (slots.get(number).free()) {
                return number;
            }
        }
        throw new IllegalStateException("a job was given to a node without a free slot");
    }

    Slot get(int number) {
        return slots.get(number);
    }

    void set(int number, Slot slot) {
        slots.set(number, slot);
    }

    /** Numbers of the slots that are held, in order. */
    List<Integer> held() {
        List<Integer> held = new ArrayList<>();
        for (int number = 0; number < slots.size(); number++) {
            if (slots.get(number).live().isPresent()) {
                held.add(number);
            }
        }
        return held;
    }

    /** Unblocks the slots whose time has come. */
    void unblockDue(long now) {
        slots.replaceAll(slot -> slot.blockedUntil() <= now ? slot.unblocked() : slot);
    }

    /** A node that started again works on nothing. */
    void unblockAll() {
        slots.replaceAll(Slot::unblocked);
    }

    List<Slot> all() {
        return List.copyOf(slots);
    }
}
