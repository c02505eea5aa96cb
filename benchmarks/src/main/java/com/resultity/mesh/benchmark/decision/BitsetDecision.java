package com.resultity.mesh.benchmark.decision;

import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DrawnJob;
import com.resultity.mesh.benchmark.world.DrawnNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * What a decision cannot cost less than: one dense bitset a stage, combined by AND, and the less loaded of two draws. Written
 * by hand for this one purpose: no funnel, no reasons, no slots, no access.
 */
final class BitsetDecision {

    private static final int WORD_BITS = Long.SIZE;
    private static final int MOST_TRIALS = 8;

    private final int nodes;
    private final int[] busy;
    private final Map<String, long[]> members = new HashMap<>();
    private final Map<String, long[]> withModel = new HashMap<>();
    private final Map<List<String>, long[]> inCountries = new HashMap<>();
    private final long[][] trusted = new long[4][];
    private final long[] global;
    private final long[] all;
    private final long[] free;
    private final long[] left;

    BitsetDecision(BenchmarkWorld world, int[] busy) {
        this.nodes = world.nodes().size();
        this.busy = busy;
        this.left = new long[(nodes + WORD_BITS - 1) / WORD_BITS];
        this.global = setOf(world, node -> !node.isolated());
        this.all = setOf(world, node -> true);
        this.free = new long[left.length];
        for (int number = 0; number < nodes; number++) {
            DrawnNode node = world.nodes().get(number);
            node.subclouds().forEach(subcloud -> members.computeIfAbsent(subcloud, this::empty));
            node.models().forEach(model -> withModel.computeIfAbsent(model, this::empty));
            for (String subcloud : node.subclouds()) {
                set(members.get(subcloud), number);
            }
            for (String model : node.models()) {
                set(withModel.get(model), number);
            }
            if (busy[number] < world.slots()) {
                set(free, number);
            }
        }
        for (int level = 0; level < trusted.length; level++) {
            int least = level;
            trusted[level] = setOf(world, node -> node.trustLevel() >= least);
        }
    }

    private long[] empty(Object unused) {
        return new long[left.length];
    }

    private long[] setOf(BenchmarkWorld world, Predicate<DrawnNode> member) {
        long[] set = new long[left.length];
        for (int number = 0; number < nodes; number++) {
            if (member.test(world.nodes().get(number))) {
                set(set, number);
            }
        }
        return set;
    }

    private static void set(long[] set, int number) {
        set[number / WORD_BITS] |= 1L << number;
    }

    /** Prepares the set of a jurisdiction, as the router does when it is first asked for. */
    void know(BenchmarkWorld world, DrawnJob job) {
        job.demand()
                .countries()
                .ifPresent(countries -> inCountries.computeIfAbsent(
                        countries, wanted -> setOf(world, node -> wanted.contains(node.country()))));
    }

    /** Number of the node that gets the job. */
    int assign(DrawnJob job, long seed) {
        DrawnJob.Demand demand = job.demand();
        and(
                demand.subcloud().map(members::get).orElse(global),
                withModel.get(demand.model()),
                demand.countries().map(inCountries::get).orElse(all),
                trusted[demand.minimumTrustLevel()]);
        SplittableRandom random = new SplittableRandom(seed);
        int first = draw(random);
        int second = draw(random);
        return busy[second] < busy[first] ? second : first;
    }

    /** Eight stages: hardware, standing and alive are full sets here, and are paid for like any other. */
    private void and(long[] pool, long[] model, long[] jurisdiction, long[] trust) {
        for (int word = 0; word < left.length; word++) {
            left[word] = pool[word]
                    & model[word]
                    & jurisdiction[word]
                    & trust[word]
                    & all[word]
                    & all[word]
                    & all[word]
                    & free[word];
        }
    }

    private int draw(SplittableRandom random) {
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            int number = random.nextInt(nodes);
            if ((left[number / WORD_BITS] & (1L << number)) != 0) {
                return number;
            }
        }
        return next(random.nextInt(left.length));
    }

    /** The first member from a word on, going round; of few, any is as good. */
    private int next(int from) {
        for (int step = 0; step < left.length; step++) {
            int word = (from + step) % left.length;
            if (left[word] != 0) {
                return word * WORD_BITS + Long.numberOfTrailingZeros(left[word]);
            }
        }
        throw new IllegalStateException("no node is eligible");
    }
}
