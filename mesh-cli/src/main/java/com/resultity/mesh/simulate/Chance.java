package com.resultity.mesh.simulate;

import java.util.List;
import java.util.Random;

/** Seeded randomness: one stream of numbers for each thing that is drawn, so that none moves another. */
public final class Chance {

    /** The odd number nearest to 2^64 divided by the golden ratio, which spreads neighbouring numbers. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Chance() {}

    /**
     * The stream of one thing.
     *
     * @param seed the seed of the run
     * @param what the kind of thing
     * @param number which of that kind
     */
    public static Random of(long seed, String what, long number) {
        return new Random(mixed(mixed(seed + what.hashCode() * GOLDEN) + number * GOLDEN));
    }

    /** One of the values, each as likely. */
    public static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** An index, each as likely as its weight says. */
    static int weighted(Random random, int[] weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int left = random.nextInt(total);
        int index = 0;
        while (left >= weights[index]) {
            left -= weights[index];
            index++;
        }
        return index;
    }

    /** The finaliser of SplitMix64: neighbouring seeds give streams that have nothing to do with each other. */
    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
