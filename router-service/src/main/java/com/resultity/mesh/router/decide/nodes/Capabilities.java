package com.resultity.mesh.router.decide.nodes;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * What the nodes of a cell can do against each other: their slots times how fast they are. In arrays by number, because every
 * draw asks for it and the nodes themselves lie all over the memory.
 */
final class Capabilities {

    private static final long LATENCY_UNKNOWN = -1;

    private int[] offered = new int[0];
    private long[] latency = new long[0];

    /** How many nodes offer how many slots, so that the largest offer is known. */
    private final TreeMap<Integer, Integer> offers = new TreeMap<>();

    private final Paces paces = new Paces();

    /** A node is here under a number that is free. */
    void add(int number, NodeFacts node) {
        if (number >= offered.length) {
            int length = Math.max(number + 1, offered.length * 2);
            offered = Arrays.copyOf(offered, length);
            latency = Arrays.copyOf(latency, length);
        }
        offered[number] = node.offeredSlots();
        latency[number] = node.latencyMilliseconds().orElse(LATENCY_UNKNOWN);
        count(number, 1);
    }

    /** The node with this number is here no more, or is about to be added with what is known of it now. */
    void remove(int number) {
        count(number, -1);
    }

    private void count(int number, int nodes) {
        offers.merge(offered[number], nodes, (before, more) -> before + more == 0 ? null : before + more);
        if (latency[number] != LATENCY_UNKNOWN) {
            paces.count(latency[number], nodes);
        }
    }

    /**
     * What a node can do. Half a slot more than it offers, for one with few is full for more of the time, and cannot be drawn
     * then: without it a node of one slot gets a seventh less than it could do at 70 % load.
     */
    long of(int number) {
        int pace = latency[number] == LATENCY_UNKNOWN ? Paces.USUAL : paces.of(latency[number]);
        return capability(offered[number], pace);
    }

    /** No node can do more; 0 where there is none. */
    long largest() {
        return offers.isEmpty() ? 0 : capability(offers.lastKey(), paces.fastest());
    }

    private static long capability(int offered, int pace) {
        return (2L * offered + 1) * pace;
    }
}
