package com.resultity.mesh.router.decide;

/**
 * Nodes that passed, in the form that costs least to look at again and again: a list where they are fewer than the words of a
 * bitmap, as in most Subclouds, or else the bitmap.
 */
final class Members {

    private final NodeSet set;
    private final int[] few;
    private final int size;

    /** Takes the set over: it must not be changed any more. */
    Members(NodeSet set) {
        this.set = set;
        this.size = set.size();
        this.few = size <= set.words() ? set.toArray(size) : null;
    }

    int size() {
        return size;
    }

    boolean contains(int number) {
        return set.contains(number);
    }

    /** How many of them another set holds. */
    int countIn(NodeSet other) {
        if (few == null) {
            return set.sizeOfCommonWith(other);
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
            eligible.fill(set, other);
        } else {
            eligible.fill(few, other);
        }
    }
}
