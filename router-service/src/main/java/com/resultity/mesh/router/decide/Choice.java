package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.Decision.Basis;
import java.util.Optional;

/**
 * Picks one of the eligible nodes: the one that has the job's session, else the one that has most of its prefix, else the less
 * loaded of two draws (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001), where a node is drawn
 * the more often, the more slots it offers and the faster it is. The draws are seeded by the job and its attempt, so that the same log picks the
 * same nodes.
 */
final class Choice {

    /** Up to so many are weighed one by one, which then costs less than to draw until one fits. */
    private static final int FEW = 32;

    /** Draws that may be thrown away before one is taken as it comes. */
    private static final int MOST_TRIALS = 64;

    /** Draws among all numbers pay as long as at least this share of them is eligible: one in so many. */
    private static final int SPARSE = 8;

    private final CellNodes nodes;
    private final AffinityIndex affinities;
    private final int[] few = new int[FEW];
    private long random;

    Choice(CellNodes nodes, AffinityIndex affinities) {
        this.nodes = nodes;
        this.affinities = affinities;
    }

    /**
     * The choice.
     *
     * @param number number of the node
     * @param basis why
     * @param runnerUp the node that was drawn with it and has more load
     */
    record Picked(int number, Basis basis, Optional<RunnerUp> runnerUp) {}

    /**
     * @param eligible nodes with a free slot, which are changed
     * @param count how many they are, at least 1
     */
    Picked among(NodeSet eligible, int count, Token token) {
        int candidates = count - withoutFailed(eligible, count, token);
        if (candidates == 1) {
            return new Picked(eligible.next(0), Basis.ONLY, Optional.empty());
        }
        Affinity affinity = token.job().affinity();
        if (!affinity.isNone()) {
            Optional<Picked> tied = tied(eligible, affinity);
            if (tied.isPresent()) {
                return tied.get();
            }
        }
        return leastLoaded(eligible, candidates, token);
    }

    /** Whether a job has a node of its own among the eligible ones. */
    boolean isTied(NodeSet eligible, Job job) {
        return !job.affinity().isNone() && tied(eligible, job.affinity()).isPresent();
    }

    /** Takes out the node that just failed, where there is another; tells how many that are. */
    private int withoutFailed(NodeSet eligible, int count, Token token) {
        if (count == 1 || token.voided().isEmpty()) {
            return 0;
        }
        var failed = nodes.number(token.voided().get().nodeId());
        if (failed.isEmpty() || !eligible.contains(failed.getAsInt())) {
            return 0;
        }
        eligible.set(failed.getAsInt(), false);
        return 1;
    }

    private Optional<Picked> tied(NodeSet eligible, Affinity affinity) {
        if (affinity.inSession()) {
            int node = known(affinities.nodeOf(affinity.session()), eligible);
            if (node >= 0) {
                return Optional.of(new Picked(node, Basis.SESSION, Optional.empty()));
            }
        }
        for (int block = affinity.blocks() - 1; block >= 0; block--) {
            int node = known(affinities.nodeOf(affinity.prefix(block)), eligible);
            if (node >= 0) {
                return Optional.of(new Picked(node, Basis.PREFIX, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private int known(Optional<String> nodeId, NodeSet eligible) {
        if (nodeId.isEmpty()) {
            return -1;
        }
        var number = nodes.number(nodeId.get());
        return number.isPresent() && eligible.contains(number.getAsInt()) ? number.getAsInt() : -1;
    }

    private Picked leastLoaded(NodeSet eligible, int count, Token token) {
        random = seed(token);
        int first;
        int second;
        if (count <= FEW) {
            long capability = gather(eligible);
            first = weighed(count, capability);
            second = weighed(count, capability);
        } else {
            first = drawn(eligible, count);
            second = drawn(eligible, count);
        }
        int better = lessLoaded(first, second);
        int other = better == first ? second : first;
        return new Picked(
                better,
                Basis.LEAST_LOADED,
                other == better ? Optional.empty() : Optional.of(RunnerUp.of(other, better, nodes)));
    }

    private long gather(NodeSet eligible) {
        long capability = 0;
        int found = 0;
        for (int number = eligible.next(0); number >= 0; number = eligible.next(number + 1)) {
            few[found++] = number;
            capability += nodes.capability(number);
        }
        return capability;
    }

    private int weighed(int count, long capability) {
        long drawn = below(capability);
        for (int position = 0; position < count; position++) {
            drawn -= nodes.capability(few[position]);
            if (drawn < 0) {
                return few[position];
            }
        }
        throw new IllegalStateException("the eligible nodes can do less than was counted");
    }

    /** A node of many, by rejection: each as likely as its share of what they can do. */
    private int drawn(NodeSet eligible, int count) {
        boolean dense = (long) count * SPARSE >= nodes.numberLimit();
        long largest = nodes.largestCapability();
        int number = -1;
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            int drawn = dense ? (int) below(nodes.numberLimit()) : eligible.select((int) below(count));
            if (eligible.contains(drawn)) {
                number = drawn;
                if (below(largest) < nodes.capability(drawn)) {
                    return drawn;
                }
            }
        }
        return number >= 0 ? number : eligible.select((int) below(count));
    }

    /** The next draw, 0 or more and less than a bound, which is below 2^32 (Lemire, "Fast Random Integer Generation in an Interval", 2019). */
    private long below(long bound) {
        random = Mix.of(random);
        return ((random >>> 32) * bound) >>> 32;
    }

    /** By load; among equals, by the latency that is observed at them. */
    private int lessLoaded(int first, int second) {
        int byLoad = RunnerUp.compareLoad(nodes.slots(first), nodes.slots(second));
        if (byLoad != 0) {
            return byLoad < 0 ? first : second;
        }
        long one = nodes.facts(first).latencyMilliseconds().orElse(Long.MAX_VALUE);
        long other = nodes.facts(second).latencyMilliseconds().orElse(Long.MAX_VALUE);
        return other < one ? second : first;
    }

    private static long seed(Token token) {
        return Mix.of(token.job().seed() + token.attempt());
    }
}
