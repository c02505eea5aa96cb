package com.resultity.mesh.router.decide.nodes;

import java.util.Arrays;

/**
 * A set of node numbers that takes the least memory: their list while they are few among the numbers, a bitmap from where that
 * is smaller. There are a thousand Subclouds to a cell, and most have few of its nodes: as bitmaps they took more memory than
 * the slots of all nodes.
 */
final class NodeNumbers {

    private static final int FIRST_LENGTH = 4;

    /** Below this many a bitmap saves nothing worth a second form. */
    private static final int ALWAYS_FEW = 16;

    /** In ascending order up to {@link #size}; null once they are many. */
    private int[] few = new int[FIRST_LENGTH];

    private int size;
    private NodeSet many;

    void set(int number, boolean member) {
        if (many != null) {
            many.set(number, member);
            return;
        }
        int place = Arrays.binarySearch(few, 0, size, number);
        if (member && place < 0) {
            insert(-place - 1, number);
        } else if (!member && place >= 0) {
            System.arraycopy(few, place + 1, few, place, size - place - 1);
            size--;
        }
    }

    private void insert(int place, int number) {
        if (size == few.length) {
            few = Arrays.copyOf(few, size + size / 2);
        }
        System.arraycopy(few, place, few, place + 1, size - place);
        few[place] = number;
        size++;
        if (size > ALWAYS_FEW && (long) size * Integer.SIZE > few[size - 1]) {
            many = toSet();
            few = null;
        }
    }

    boolean isEmpty() {
        return many == null ? size == 0 : many.isEmpty();
    }

    /** These numbers; the result must not be changed, and holds only until these change. */
    NodeSet toSet() {
        if (many != null) {
            return many;
        }
        NodeSet set = new NodeSet();
        // From the last on, so that the bitmap has its length from the start.
        for (int place = size - 1; place >= 0; place--) {
            set.set(few[place], true);
        }
        return set;
    }
}
