package com.resultity.mesh.router.decide.choice;

import com.resultity.mesh.router.decide.choice.Choice.Basis;
import com.resultity.mesh.router.decide.eligibility.Eligible;
import com.resultity.mesh.router.decide.job.Affinity;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.Mix;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.nodes.CellNodes;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Picks one of the eligible nodes: the one that has the job's session, else the one that has most of its prefix, else the less
 * loaded of two draws (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001), where a node is drawn
 * the more often, the more slots it offers and the faster it is. The draws are seeded by the job and its attempt, so that the
 * same log picks the same nodes.
 */
public final class Chooser {

    /** Up to so many are weighed one by one, which then costs less than to draw until one fits. */
    private static final int FEW = 32;

    /** Draws that may be thrown away at least before all that are eligible are weighed one by one. */
    private static final int FEWEST_TRIALS = 64;

    /** To weigh a node costs less than to draw a number: so many for one draw more that may be thrown away. */
    private static final int WEIGHED_PER_TRIAL = 8;

    /** Draws among all numbers pay as long as at least this share of them is eligible: one in so many. */
    private static final int SPARSE = 8;

    private static final Choice ONLY = new Choice(Basis.ONLY, Optional.empty());
    private static final Choice SESSION = new Choice(Basis.SESSION, Optional.empty());
    private static final Choice PREFIX = new Choice(Basis.PREFIX, Optional.empty());

    private final CellNodes nodes;
    private final AffinityIndex affinities;
    private final int[] few = new int[FEW];
    private final long[] weights = new long[FEW];
    private long random;

    public Chooser(CellNodes nodes, AffinityIndex affinities) {
        this.nodes = nodes;
        this.affinities = affinities;
    }

    /**
     * A node, and why it was chosen.
     *
     * @param number number of the node
     */
    public record Picked(int number, Choice choice) {}

    /**
     * @param eligible nodes with a free slot, at least one; the one that just failed is taken out if there is another
     */
    public Picked among(Eligible eligible, Token token) {
        removeFailed(eligible, token);
        if (eligible.count() == 1) {
            return new Picked(eligible.select(0), ONLY);
        }
        Affinity affinity = token.job().affinity();
        if (!affinity.isNone()) {
            Optional<Picked> tied = tied(eligible, affinity);
            if (tied.isPresent()) {
                return tied.get();
            }
        }
        return leastLoaded(eligible, token);
    }

    /** Whether a job has a node of its own among the eligible ones. */
    public boolean isTied(Eligible eligible, Job job) {
        return !job.affinity().isNone() && tied(eligible, job.affinity()).isPresent();
    }

    /** Another node than the one that just failed, where there is one. */
    private void removeFailed(Eligible eligible, Token token) {
        if (eligible.count() > 1 && token.voided().isPresent()) {
            OptionalInt failed = nodes.number(token.voided().get().nodeId());
            if (failed.isPresent() && eligible.contains(failed.getAsInt())) {
                eligible.remove(failed.getAsInt());
            }
        }
    }

    private Optional<Picked> tied(Eligible eligible, Affinity affinity) {
        if (affinity.inSession()) {
            int node = known(affinities.nodeOf(affinity.session()), eligible);
            if (node >= 0) {
                return Optional.of(new Picked(node, SESSION));
            }
        }
        for (int block = affinity.blocks() - 1; block >= 0; block--) {
            int node = known(affinities.nodeOf(affinity.prefix(block)), eligible);
            if (node >= 0) {
                return Optional.of(new Picked(node, PREFIX));
            }
        }
        return Optional.empty();
    }

    private int known(Optional<String> nodeId, Eligible eligible) {
        if (nodeId.isEmpty()) {
            return -1;
        }
        OptionalInt number = nodes.number(nodeId.get());
        return number.isPresent() && eligible.contains(number.getAsInt()) ? number.getAsInt() : -1;
    }

    private Picked leastLoaded(Eligible eligible, Token token) {
        random = seed(token);
        int count = eligible.count();
        int first;
        int second;
        if (count <= FEW) {
            eligible.copyTo(few);
            long all = 0;
            for (int position = 0; position < count; position++) {
                weights[position] = nodes.capability(few[position]);
                all += weights[position];
            }
            first = weighed(count, all);
            second = weighed(count, all);
        } else {
            first = drawn(eligible);
            second = drawn(eligible);
        }
        int better = lessLoaded(first, second);
        int other = better == first ? second : first;
        Optional<RunnerUp> runnerUp =
                other == better ? Optional.empty() : Optional.of(RunnerUp.of(other, better, nodes));
        return new Picked(better, new Choice(Basis.LEAST_LOADED, runnerUp));
    }

    private int weighed(int count, long all) {
        long drawn = below(all);
        for (int position = 0; position < count; position++) {
            drawn -= weights[position];
            if (drawn < 0) {
                return few[position];
            }
        }
        throw new IllegalStateException("the eligible nodes can do less than was counted");
    }

    /** A node of many, by rejection: each as likely as its share of what they can do. */
    private int drawn(Eligible eligible) {
        boolean dense = eligible.isDense(nodes.numberLimit(), SPARSE);
        long largest = nodes.largestCapability();
        int trials = dense ? Math.max(FEWEST_TRIALS, eligible.count() / WEIGHED_PER_TRIAL) : FEWEST_TRIALS;
        for (int trial = 0; trial < trials; trial++) {
            int drawn = dense ? (int) below(nodes.numberLimit()) : eligible.select((int) below(eligible.count()));
            if ((!dense || eligible.contains(drawn)) && below(largest) < nodes.capability(drawn)) {
                return drawn;
            }
        }
        return weighed(eligible);
    }

    /**
     * A node of many, by weighing all of them. Where one can do so much more than the others that hardly a trial succeeds, the
     * trials that failed say nothing of that one, so no choice among them would give it its share.
     */
    private int weighed(Eligible eligible) {
        long all = 0;
        for (int number = eligible.next(0); number >= 0; number = eligible.next(number + 1)) {
            all += nodes.capability(number);
        }
        long drawn = belowAny(all);
        for (int number = eligible.next(0); number >= 0; number = eligible.next(number + 1)) {
            drawn -= nodes.capability(number);
            if (drawn < 0) {
                return number;
            }
        }
        throw new IllegalStateException("the eligible nodes can do less than was counted");
    }

    /**
     * The next draw, 0 or more and less than a bound, which is below 2^32 (Lemire, "Fast Random Integer Generation in an
     * Interval", 2019).
     */
    private long below(long bound) {
        random = Mix.of(random);
        return ((random >>> 32) * bound) >>> 32;
    }

    /** The same for a bound that may be 2^32 or more, and is below 2^62. */
    private long belowAny(long bound) {
        random = Mix.of(random);
        return Math.multiplyHigh(random >>> 1, bound << 1);
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
