package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.nodes.NodeSet;
import java.util.Arrays;

/**
 * Nodes that passed, in the form that costs least to look at again and again: a list where they are fewer than the words of a
 * bitmap, as in most Subclouds, or else the bitmap.
 */
public final class Members {

    /** The list, or null where there is a bitmap. */
    private final int[] few;

    /** The bitmap, or null where there is a list. */
    private final NodeSet many;

    /** Takes the set over: it must not be changed any more. */
    Members(NodeSet set) {
        int size = set.size();
        boolean isFew = size <= set.words();
        this.few = isFew ? set.toArray(size) : null;
        this.many = isFew ? null : set;
    }

    /** Words of memory that it takes. */
    int words() {
        return few == null ? many.words() : few.length;
    }

    public boolean isEmpty() {
        return few != null && few.length == 0;
    }

    public boolean contains(int number) {
        return few == null ? many.contains(number) : Arrays.binarySearch(few, number) >= 0;
    }

    /** How many of them another set holds. */
    int countIn(NodeSet other) {
        if (few == null) {
            return many.sizeOfCommonWith(other);
        }
        int count = 0;
        for (int number : few) {
            if (other.contains(number)) {
                count++;
            }
        }
        return count;
    }

    /** Fills what is eligible with those of them that another set holds. */
    void commonWith(NodeSet other, Eligible eligible) {
        if (few == null) {
            eligible.fill(many, other);
        } else {
            eligible.fill(few, other);
        }
    }
}
