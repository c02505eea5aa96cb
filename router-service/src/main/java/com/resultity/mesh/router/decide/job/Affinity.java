package com.resultity.mesh.router.decide.job;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * What ties a job to nodes that served others before it: keys that jobs have in common where one node serves them better. Two
 * tenants never have one in common, so that none can learn from its latency what another asked.
 */
public final class Affinity {

    public static final Affinity NONE = new Affinity(0, false, new long[0]);

    /** More would cost memory for prefixes that hardly differ in what they save. */
    private static final int MOST_BLOCKS = 64;

    private final long session;
    private final boolean inSession;
    private final long[] prefix;

    private Affinity(long session, boolean inSession, long[] prefix) {
        this.session = session;
        this.inSession = inSession;
        this.prefix = prefix;
    }

    /**
     * @param tenantId tenant of the job
     * @param session name of its session
     * @param prefixBlocks hashes of the blocks of its prompt's prefix, each over all blocks before it as well; those beyond
     *     the 64th are left out
     */
    public static Affinity of(String tenantId, Optional<String> session, List<Long> prefixBlocks) {
        if (session.isEmpty() && prefixBlocks.isEmpty()) {
            return NONE;
        }
        long tenant = hash(1, tenantId);
        long[] prefix = prefixBlocks.stream()
                .limit(MOST_BLOCKS)
                .mapToLong(block -> Mix.of(tenant ^ block))
                .toArray();
        return new Affinity(session.map(name -> hash(~tenant, name)).orElse(0L), session.isPresent(), prefix);
    }

    /** An affinity from the keys that it was made of. */
    public static Affinity ofKeys(OptionalLong session, long[] prefix) {
        return session.isEmpty() && prefix.length == 0
                ? NONE
                : new Affinity(session.orElse(0), session.isPresent(), prefix.clone());
    }

    /** Key of the session. */
    public OptionalLong sessionKey() {
        return inSession ? OptionalLong.of(session) : OptionalLong.empty();
    }

    /** Keys of the prefix, from the first block on. */
    public long[] prefixKeys() {
        return prefix.clone();
    }

    private static long hash(long seed, String text) {
        long hash = seed;
        for (int position = 0; position < text.length(); position++) {
            hash = Mix.of(hash ^ text.charAt(position));
        }
        return hash;
    }

    public boolean inSession() {
        return inSession;
    }

    public long session() {
        return session;
    }

    /** Number of blocks of the prefix. */
    public int blocks() {
        return prefix.length;
    }

    /** Key of the prefix that ends with a block, from 0. */
    public long prefix(int block) {
        return prefix[block];
    }

    /** Number of its keys. */
    public int keys() {
        return prefix.length + (inSession ? 1 : 0);
    }

    public void forEachKey(LongConsumer action) {
        if (inSession) {
            action.accept(session);
        }
        Arrays.stream(prefix).forEach(action);
    }

    /** Whether it has no key. */
    public boolean isNone() {
        return !inSession && prefix.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Affinity that
                && session == that.session
                && inSession == that.inSession
                && Arrays.equals(prefix, that.prefix);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(session) * 31 + Arrays.hashCode(prefix);
    }

    @Override
    public String toString() {
        return "Affinity[" + (inSession ? "in a session, " : "") + prefix.length + " blocks]";
    }
}
