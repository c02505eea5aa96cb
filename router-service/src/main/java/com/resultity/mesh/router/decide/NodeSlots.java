package com.resultity.mesh.router.decide;

import java.util.ArrayList;
import java.util.List;

/** The slots of one node. A slot is never forgotten, so that its tenancies are counted without a gap. */
final class NodeSlots {

    private static final int NO_NUMBER = -1;

    private final String nodeId;
    private final List<Slot> slots = new ArrayList<>();
    private int number = NO_NUMBER;
    private int offered;
    private int busy;

    NodeSlots(String nodeId) {
        this.nodeId = nodeId;
    }

    String nodeId() {
        return nodeId;
    }

    /** Number of the node in its cell, or -1 while it is not here. */
    int number() {
        return number;
    }

    void numbered(int newNumber) {
        number = newNumber;
    }

    void left() {
        number = NO_NUMBER;
    }

    /** Takes over how many slots the node offers now. Held ones beyond that drain, and none is given away meanwhile. */
    void offer(int count) {
        offered = count;
        reach(count);
    }

    private void reach(int count) {
        while (slots.size() < count) {
            slots.add(Slot.UNUSED);
        }
    }

    int offered() {
        return offered;
    }

    /** Slots that are held or blocked, those beyond the offer included. */
    int busy() {
        return busy;
    }

    boolean hasFree() {
        return busy < offered;
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

    /** The slot of a number; one that was never used if there is none yet. */
    Slot find(int number) {
        return number < slots.size() ? slots.get(number) : Slot.UNUSED;
    }

    /** Puts a slot in its place, which may be the first of that number. */
    void set(int number, Slot slot) {
        reach(number + 1);
        Slot before = slots.set(number, slot);
        busy += (slot.free() ? 0 : 1) - (before.free() ? 0 : 1);
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

    /** Numbers of the slots that are blocked for no longer than that, in order. */
    List<Integer> blockedUntil(long time) {
        List<Integer> blocked = new ArrayList<>();
        for (int number = 0; number < slots.size(); number++) {
            long until = slots.get(number).blockedUntil();
            if (until > 0 && until <= time) {
                blocked.add(number);
            }
        }
        return blocked;
    }
}
