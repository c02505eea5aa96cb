package com.resultity.mesh.audit.evidence;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The offsets of a partition that hold a record: one bit each, in chunks, so that gaps cost nothing. */
final class SeenOffsets {

    private static final int CHUNK_BITS = 16;
    private static final long CHUNK_MASK = (1L << CHUNK_BITS) - 1;

    private final Map<Long, BitSet> chunks = new HashMap<>();
    private long count;
    private long last = -1;

    void add(long offset) {
        chunks.computeIfAbsent(offset >> CHUNK_BITS, unknown -> new BitSet()).set((int) (offset & CHUNK_MASK));
        count++;
        last = Math.max(last, offset);
    }

    boolean contains(long offset) {
        BitSet chunk = chunks.get(offset >> CHUNK_BITS);
        return chunk != null && chunk.get((int) (offset & CHUNK_MASK));
    }

    /** Whether every offset from 0 to the last one holds a record. */
    boolean gapless() {
        return count == last + 1;
    }

    long count() {
        return count;
    }
}
