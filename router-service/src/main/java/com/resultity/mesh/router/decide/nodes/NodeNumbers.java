package com.resultity.mesh.router.decide.nodes;

import java.util.Arrays;

/**
 * A set of node numbers that takes the least memory: their list while they are few among the numbers, a bitmap from where that
 * is smaller. There are a thousand Subclouds to a cell, and most have few of its nodes: as bitmaps they took more memory than
 * the slots of all nodes.
 */
final class NodeNumbers {

    private static final int[] NONE = {};

    /** Below this many a bitmap saves nothing worth a second form. */
    private static final int ALWAYS_FEW = 16;

    /**
     * In ascending order; null once they are many. Just as long as they are: every cell has a thousand of these, and as
     * long as there are few, to copy them all costs little.
     */
    private int[] few = NONE;

    private NodeSet many;

    void set(int number, boolean member) {
        if (many != null) {
            many.set(number, member);
            return;
        }
        int place = Arrays.binarySearch(few, number);
        if (member && place < 0) {
            insert(-place - 1, number);
        } else if (!member && place >= 0) {
            remove(place);
        }
    }

    private void insert(int place, int number) {
        int[] more = Arrays.copyOf(few, few.length + 1);
        System.arraycopy(few, place, more, place + 1, few.length - place);
        more[place] = number;
        few = more;
        if (few.length > ALWAYS_FEW && (long) few.length * Integer.SIZE > few[few.length - 1]) {
            many = toSet();
            few = null;
        }
    }

    private void remove(int place) {
        int[] fewer = Arrays.copyOf(few, few.length - 1);
        System.arraycopy(few, place + 1, fewer, place, fewer.length - place);
        few = fewer;
    }

    boolean isEmpty() {
        return many == null ? few.length == 0 : many.isEmpty();
    }

    /** These numbers; the result must not be changed, and holds only until these change. */
    NodeSet toSet() {
        if (many != null) {
            return many;
        }
        NodeSet set = new NodeSet();
        // From the last on, so that the bitmap has its length from the start.
        for (int place = few.length - 1; place >= 0; place--) {
            set.set(few[place], true);
        }
        return set;
    }
}
