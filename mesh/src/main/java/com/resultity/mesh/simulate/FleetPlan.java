package com.resultity.mesh.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Which nodes there are: a function of the seed and their number alone. A larger fleet of the same seed begins with the
 * smaller one.
 *
 * @param seed what it was drawn from
 * @param nodes the nodes, each zone in proportion from the first on
 */
public record FleetPlan(long seed, List<PlannedNode> nodes) {

    /** The Subcloud that the nodes of {@link #COMPANY_OPERATOR} ask to join. */
    static final String COMPANY_SUBCLOUD = "company-private";

    /** A company that runs nodes for itself. */
    static final String COMPANY_OPERATOR = "acme-datacenter";

    /** One node in this many belongs to the company. */
    private static final int COMPANY_EVERY = 8;

    private static final List<String> OPERATORS = List.of(
            "alpine-compute",
            "baltic-gpu",
            "cedar-cloud",
            "delta-metal",
            "equator-hosting",
            "fjord-systems",
            "gulf-inference");

    /** How many of twelve nodes have which GPU, in the order of the data sheet. */
    private static final int[] GPU_WEIGHTS = {2, 2, 2, 3, 2, 1};

    /** Trust levels, each as often as it is drawn. */
    private static final int[] TRUST_LEVELS = {1, 2, 2, 3, 3};

    /** On every node, so that no zone is without a model. */
    private static final String SMALL_STAPLE = "Qwen3-0.6B";

    /** On most nodes that have the memory. */
    private static final String LARGE_STAPLE = "Qwen3-8B";

    private static final double LARGE_STAPLE_SHARE = 0.7;
    private static final int MOST_MODELS = 4;

    public FleetPlan {
        nodes = List.copyOf(nodes);
    }

    /**
     * Draws a fleet.
     *
     * @param seed what to draw it from
     * @param count number of nodes, 1 or more
     */
    public static FleetPlan draw(long seed, int count) {
        List<PlannedNode> nodes = new ArrayList<>(count);
        int[] placed = new int[FleetZone.values().length];
        for (int index = 0; index < count; index++) {
            FleetZone zone = FleetZone.furthestBehind(placed);
            placed[zone.ordinal()]++;
            nodes.add(node(Chance.of(seed, "node", index), index, zone, placed[zone.ordinal()]));
        }
        return new FleetPlan(seed, nodes);
    }

    private static PlannedNode node(Random random, int index, FleetZone zone, int number) {
        boolean company = index % COMPANY_EVERY == COMPANY_EVERY - 1;
        GpuClass gpu = gpu(random);
        return new PlannedNode(
                String.format(Locale.ROOT, "%s-%03d", zone.name().toLowerCase(Locale.ROOT), number),
                company ? COMPANY_OPERATOR : Chance.pick(random, OPERATORS),
                zone.name(),
                Chance.pick(random, zone.countries()),
                gpu,
                models(random, gpu),
                TRUST_LEVELS[random.nextInt(TRUST_LEVELS.length)],
                company ? List.of(COMPANY_SUBCLOUD) : List.of());
    }

    private static GpuClass gpu(Random random) {
        List<GpuClass> gpus = DataSheet.bundled().gpus();
        return gpus.get(Chance.weighted(random, GPU_WEIGHTS));
    }

    /** The small staple, then a staple or something larger, then what still fits, in an order that is drawn. */
    private static List<OpenModel> models(Random random, GpuClass gpu) {
        DataSheet sheet = DataSheet.bundled();
        List<OpenModel> wanted = new ArrayList<>(sheet.models());
        Collections.shuffle(wanted, random);
        if (random.nextDouble() < LARGE_STAPLE_SHARE) {
            wanted.add(0, sheet.model(LARGE_STAPLE));
        }
        wanted.add(0, sheet.model(SMALL_STAPLE));
        List<OpenModel> loaded = new ArrayList<>();
        for (OpenModel model : wanted) {
            addIfItFits(loaded, model, gpu);
        }
        return sheet.models().stream().filter(loaded::contains).toList();
    }

    private static void addIfItFits(List<OpenModel> loaded, OpenModel model, GpuClass gpu) {
        if (loaded.size() == MOST_MODELS || loaded.contains(model)) {
            return;
        }
        loaded.add(model);
        if (!gpu.holds(loaded)) {
            loaded.remove(model);
        }
    }
}
