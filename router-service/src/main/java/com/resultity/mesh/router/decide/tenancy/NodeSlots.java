package com.resultity.mesh.router.decide.tenancy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The slots of one node. A slot is not forgotten before its node is, so that its tenancies are counted without a gap. */
public final class NodeSlots {

    private static final int NO_NUMBER = -1;

    /** Of a node that never had a job. Must not be changed. */
    private static final BitSet NONE_TAKEN = new BitSet();

    private final String nodeId;

    /** Those up to the highest that was ever used: of a large fleet most nodes use few, and memory is theirs only then. */
    private List<Slot> slots = List.of();

    /** Which are held or blocked, so that to find a free one costs no look at each: they lie all over the memory. */
    private BitSet taken = NONE_TAKEN;

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
        int free = taken.nextClearBit(0);
        if (free >= offered) {
            throw new IllegalStateException("a job was given to a node without a free slot");
        }
        return free;
    }

    /** The slot of a number; one that was never used if there is none yet. */
    public Slot get(int number) {
        return number < slots.size() ? slots.get(number) : Slot.UNUSED;
    }

    /** Puts a slot in its place, which may be the first of that number. */
    public void set(int number, Slot slot) {
        if (slots.isEmpty()) {
            slots = new ArrayList<>();
            taken = new BitSet();
        }
        while (slots.size() <= number) {
            slots.add(Slot.UNUSED);
        }
        slots.set(number, slot);
        boolean takes = !slot.free();
        if (taken.get(number) != takes) {
            taken.set(number, takes);
            busy += takes ? 1 : -1;
        }
    }

    /** How many slots were ever used, those below them included. */
    public int used() {
        return slots.size();
    }

    /** When the last of the tenancies that have ended did, milliseconds since 1970-01-01T00:00:00Z; 0 where none has. */
    public long lastEndedAt() {
        return slots.stream()
                .flatMap(slot -> slot.previous().stream())
                .mapToLong(EndedTenancy::endedAt)
                .max()
                .orElse(0);
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
