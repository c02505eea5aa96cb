package com.resultity.mesh.router.decide.choice;

import com.resultity.mesh.router.decide.eligibility.Eligible;
import com.resultity.mesh.router.decide.job.Mix;
import com.resultity.mesh.router.decide.nodes.CellNodes;

/**
 * Draws two different nodes of those that are eligible. The first is each as likely as its share of what they can do
 * together, which is the more, the more slots it offers and the faster it is; the second is drawn so from the others.
 */
final class TwoDraws {

    /** Up to so many are weighed one by one, which then costs less than to draw until one fits. */
    private static final int FEW = 32;

    /** Draws that may be thrown away at least before all that are eligible are weighed one by one. */
    private static final int FEWEST_TRIALS = 64;

    /** To weigh a node costs less than to draw a number: so many for one draw more that may be thrown away. */
    private static final int WEIGHED_PER_TRIAL = 8;

    /** Draws among all numbers pay as long as at least this share of them is eligible: one in so many. */
    private static final int SPARSE = 8;

    private static final int NONE = -1;

    private final CellNodes nodes;
    private final int[] few = new int[FEW];
    private final long[] weights = new long[FEW];
    private int first;
    private int second;
    private long random;

    TwoDraws(CellNodes nodes) {
        this.nodes = nodes;
    }

    /** Number of the node that was drawn first. */
    int first() {
        return first;
    }

    /** Number of the node that was drawn second. */
    int second() {
        return second;
    }

    /**
     * @param eligible at least two nodes
     * @param seed the same seed draws the same two of the same nodes
     */
    void drawTwo(Eligible eligible, long seed) {
        random = seed;
        if (eligible.count() <= FEW) {
            drawTwoOfFew(eligible);
        } else {
            first = drawn(eligible, NONE);
            second = drawn(eligible, first);
        }
    }

    private void drawTwoOfFew(Eligible eligible) {
        int count = eligible.count();
        eligible.copyTo(few);
        long all = 0;
        for (int position = 0; position < count; position++) {
            weights[position] = nodes.capability(few[position]);
            all += weights[position];
        }
        int drawn = weighed(count, all);
        first = few[drawn];
        all -= weights[drawn];
        weights[drawn] = 0;
        second = few[weighed(count, all)];
    }

    /** The position of one of few. */
    private int weighed(int count, long all) {
        long drawn = below(all);
        for (int position = 0; position < count; position++) {
            drawn -= weights[position];
            if (drawn < 0) {
                return position;
            }
        }
        throw miscounted();
    }

    /**
     * One of many, by rejection.
     *
     * @param except a node that is not drawn, or {@link #NONE}
     */
    private int drawn(Eligible eligible, int except) {
        boolean dense = eligible.isDense(nodes.numberLimit(), SPARSE);
        long largest = nodes.largestCapability();
        int trials = dense ? Math.max(FEWEST_TRIALS, eligible.count() / WEIGHED_PER_TRIAL) : FEWEST_TRIALS;
        for (int trial = 0; trial < trials; trial++) {
            int drawn = dense ? (int) below(nodes.numberLimit()) : eligible.select((int) below(eligible.count()));
            if ((!dense || eligible.contains(drawn)) && below(largest) < nodes.capability(drawn) && drawn != except) {
                return drawn;
            }
        }
        return weighed(eligible, except);
    }

    /**
     * One of many, by weighing all of them. Where one can do so much more than the others that hardly a trial succeeds, the
     * trials that failed say nothing of that one, so no choice among them would give it its share.
     */
    private int weighed(Eligible eligible, int except) {
        long all = 0;
        for (int number = eligible.next(0); number >= 0; number = eligible.next(number + 1)) {
            all += weight(number, except);
        }
        long drawn = belowAny(all);
        for (int number = eligible.next(0); number >= 0; number = eligible.next(number + 1)) {
            drawn -= weight(number, except);
            if (drawn < 0) {
                return number;
            }
        }
        throw miscounted();
    }

    private long weight(int number, int except) {
        return number == except ? 0 : nodes.capability(number);
    }

    /**
     * The next random number, 0 or more and less than a bound, which is below 2^32 (Lemire, "Fast Random Integer Generation in
     * an Interval", 2019).
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

    private static IllegalStateException miscounted() {
        return new IllegalStateException("the eligible nodes can do less than was counted");
    }
}
