package com.resultity.mesh.router.decide.nodes;

import java.util.Arrays;

/**
 * A set of node numbers as a dense bitmap. Combining two costs one AND for 64 nodes, which at the sizes of a cell is less
 * than the look-ups that a sparse representation needs.
 */
public final class NodeSet {

    private static final int WORD_BITS = Long.SIZE;

    /** No node. Must not be changed. */
    public static final NodeSet EMPTY = new NodeSet();

    private long[] words;

    public NodeSet() {
        this.words = new long[1];
    }

    private NodeSet(long[] words) {
        this.words = words;
    }

    public NodeSet copy() {
        return new NodeSet(words.clone());
    }

    public void set(int number, boolean member) {
        int word = number / WORD_BITS;
        if (word >= words.length) {
            if (!member) {
                return;
            }
            words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
        }
        if (member) {
            words[word] |= 1L << number;
        } else {
            words[word] &= ~(1L << number);
        }
    }

    public boolean contains(int number) {
        int word = number / WORD_BITS;
        return word < words.length && (words[word] & (1L << number)) != 0;
    }

    /** Keeps only what the other set holds as well. */
    public NodeSet retain(NodeSet other) {
        int shared = Math.min(words.length, other.words.length);
        for (int word = 0; word < shared; word++) {
            words[word] &= other.words[word];
        }
        Arrays.fill(words, shared, words.length, 0);
        return this;
    }

    /** Adds all that the other set holds. */
    public NodeSet add(NodeSet other) {
        if (other.words.length > words.length) {
            words = Arrays.copyOf(words, other.words.length);
        }
        for (int word = 0; word < other.words.length; word++) {
            words[word] |= other.words[word];
        }
        return this;
    }

    /** Takes out all that the other set holds. */
    public NodeSet remove(NodeSet other) {
        int shared = Math.min(words.length, other.words.length);
        for (int word = 0; word < shared; word++) {
            words[word] &= ~other.words[word];
        }
        return this;
    }

    /**
     * Becomes what two other sets have in common, without allocating unless they have grown.
     *
     * @return how many that are
     */
    public int setToCommonOf(NodeSet one, NodeSet other) {
        int shared = Math.min(one.words.length, other.words.length);
        if (words.length < shared) {
            words = new long[Math.max(shared, words.length * 2)];
        }
        int size = 0;
        for (int word = 0; word < shared; word++) {
            long common = one.words[word] & other.words[word];
            words[word] = common;
            size += Long.bitCount(common);
        }
        Arrays.fill(words, shared, words.length, 0);
        return size;
    }

    /** How many nodes are in this set and in another. */
    public int sizeOfCommonWith(NodeSet other) {
        int size = 0;
        for (int word = Math.min(words.length, other.words.length) - 1; word >= 0; word--) {
            size += Long.bitCount(words[word] & other.words[word]);
        }
        return size;
    }

    /**
     * The member before which just {@code rank} others come.
     *
     * @param rank 0 or more, less than {@link #size}
     */
    public int select(int rank) {
        int before = rank;
        for (int word = 0; word < words.length; word++) {
            int here = Long.bitCount(words[word]);
            if (before < here) {
                long rest = words[word];
                for (; before > 0; before--) {
                    rest &= rest - 1;
                }
                return word * WORD_BITS + Long.numberOfTrailingZeros(rest);
            }
            before -= here;
        }
        throw new IllegalArgumentException("a set has no member of rank " + rank);
    }

    /** Words of the bitmap up to the last that is not empty, at least 1. */
    public int words() {
        int used = words.length;
        while (used > 1 && words[used - 1] == 0) {
            used--;
        }
        return used;
    }

    /**
     * The members in order.
     *
     * @param size how many they are
     */
    public int[] toArray(int size) {
        int[] members = new int[size];
        int position = 0;
        for (int number = next(0); number >= 0; number = next(number + 1)) {
            members[position++] = number;
        }
        return members;
    }

    public int size() {
        int size = 0;
        for (long word : words) {
            size += Long.bitCount(word);
        }
        return size;
    }

    public boolean isEmpty() {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /** The least member that is not below a number, or -1. */
    public int next(int from) {
        int word = from / WORD_BITS;
        if (word >= words.length) {
            return -1;
        }
        long rest = words[word] & (-1L << from);
        while (rest == 0) {
            word++;
            if (word == words.length) {
                return -1;
            }
            rest = words[word];
        }
        return word * WORD_BITS + Long.numberOfTrailingZeros(rest);
    }
}
