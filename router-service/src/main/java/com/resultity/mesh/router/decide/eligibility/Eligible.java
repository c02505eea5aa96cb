package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.nodes.NodeSet;
import java.util.Arrays;

/**
 * The nodes that may have a job, for as long as it takes to choose one: a piece of memory that is filled again for each
 * decision, so that a decision allocates nothing that grows with the nodes.
 */
public final class Eligible {

    private final NodeSet set = new NodeSet();
    private int[] few = new int[0];
    private boolean sparse;
    private int count;

    void fill(NodeSet one, NodeSet other) {
        sparse = false;
        count = set.setToCommonOf(one, other);
    }

    void fill(int[] numbers, NodeSet other) {
        sparse = true;
        count = 0;
        if (few.length < numbers.length) {
            few = new int[numbers.length];
        }
        for (int number : numbers) {
            if (other.contains(number)) {
                few[count++] = number;
            }
        }
    }

    public int count() {
        return count;
    }

    public boolean contains(int number) {
        return sparse ? Arrays.binarySearch(few, 0, count, number) >= 0 : set.contains(number);
    }

    /** Takes a node out, which must be in. */
    public void remove(int number) {
        if (sparse) {
            int position = Arrays.binarySearch(few, 0, count, number);
            System.arraycopy(few, position + 1, few, position, count - position - 1);
        } else {
            set.set(number, false);
        }
        count--;
    }

    /** The node before which just {@code rank} others come. */
    public int select(int rank) {
        return sparse ? few[rank] : set.select(rank);
    }

    /** The least number that is not below another one, or -1. */
    public int next(int from) {
        if (!sparse) {
            return set.next(from);
        }
        int position = Arrays.binarySearch(few, 0, count, from);
        int least = position >= 0 ? position : -position - 1;
        return least < count ? few[least] : -1;
    }

    /** Writes the numbers out, in order. */
    public void copyTo(int[] numbers) {
        if (sparse) {
            System.arraycopy(few, 0, numbers, 0, count);
            return;
        }
        int position = 0;
        for (int number = set.next(0); number >= 0; number = set.next(number + 1)) {
            numbers[position++] = number;
        }
    }

    /** Whether to try numbers at random finds one soon. */
    public boolean isDense(int numberLimit, int share) {
        return !sparse && (long) count * share >= numberLimit;
    }
}
