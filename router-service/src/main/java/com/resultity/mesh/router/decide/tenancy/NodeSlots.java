package com.resultity.mesh.router.decide.tenancy;

import java.util.ArrayList;
import java.util.List;

/** The slots of one node. A slot is never forgotten, so that its tenancies are counted without a gap. */
public final class NodeSlots {

    private static final int NO_NUMBER = -1;

    private final String nodeId;
    private final List<Slot> slots = new ArrayList<>();
    private int number = NO_NUMBER;
    private int offered;
    private int busy;

    public NodeSlots(String nodeId) {
        this.nodeId = nodeId;
    }

    public String nodeId() {
        return nodeId;
    }

    /** Number of the node in its cell, or -1 while it is not here. */
    public int number() {
        return number;
    }

    public void numbered(int newNumber) {
        number = newNumber;
    }

    public void left() {
        number = NO_NUMBER;
    }

    /** Takes over how many slots the node offers now. Held ones beyond that drain, and none is given away meanwhile. */
    public void offer(int count) {
        offered = count;
        reach(count);
    }

    private void reach(int count) {
        while (slots.size() < count) {
            slots.add(Slot.UNUSED);
        }
    }

    public int offered() {
        return offered;
    }

    /** Slots that are held or blocked, those beyond the offer included. */
    public int busy() {
        return busy;
    }

    public boolean hasFree() {
        return busy < offered;
    }

    /**
     * The lowest free slot. There is one below the offer whenever fewer than the offer are busy.
     *
     * @throws IllegalStateException if none is free
     */
    public int lowestFree() {
        for (int number = 0; number < offered; number++) {
            if (slots.get(number).free()) {
                return number;
            }
        }
        throw new IllegalStateException("a job was given to a node without a free slot");
    }

    public Slot get(int number) {
        return slots.get(number);
    }

    /** The slot of a number; one that was never used if there is none yet. */
    public Slot find(int number) {
        return number < slots.size() ? slots.get(number) : Slot.UNUSED;
    }

    /** Puts a slot in its place, which may be the first of that number. */
    public void set(int number, Slot slot) {
        reach(number + 1);
        Slot before = slots.set(number, slot);
        busy += (slot.free() ? 0 : 1) - (before.free() ? 0 : 1);
    }

    /** Numbers of the slots that are held, in order. */
    public List<Integer> held() {
        List<Integer> held = new ArrayList<>();
        for (int number = 0; number < slots.size(); number++) {
            if (slots.get(number).live().isPresent()) {
                held.add(number);
            }
        }
        return held;
    }

    /** Numbers of the slots that are blocked for no longer than that, in order. */
    public List<Integer> blockedUntil(long time) {
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
