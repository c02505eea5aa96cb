package com.resultity.mesh.simulate;

import java.util.ArrayList;
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

    /** How many of twelve nodes have which GPU, in the order of the data sheet. */
    private static final int[] GPU_WEIGHTS = {2, 2, 2, 3, 2, 1};

    /** What clinics' nodes have: room for both of their models. */
    private static final String CLINIC_GPU = "A100-80GB";

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
        ModelLoading loading = new ModelLoading();
        for (int index = 0; index < count; index++) {
            FleetZone zone = FleetZone.furthestBehind(placed);
            placed[zone.ordinal()]++;
            int number = placed[zone.ordinal()];
            NodeRole role = NodeRole.of(index, zone, number);
            nodes.add(node(Chance.of(seed, "node", index), role, zone, number, loading));
        }
        return new FleetPlan(seed, nodes);
    }

    private static PlannedNode node(Random random, NodeRole role, FleetZone zone, int number, ModelLoading loading) {
        DataSheet sheet = DataSheet.bundled();
        GpuClass drawn = sheet.gpus().get(Chance.weighted(random, GPU_WEIGHTS));
        GpuClass gpu = role == NodeRole.CLINIC ? sheet.gpu(CLINIC_GPU) : drawn;
        String operator = role.operator(random);
        return new PlannedNode(
                String.format(Locale.ROOT, "%s-%03d", zone.name().toLowerCase(Locale.ROOT), number),
                operator,
                zone.name(),
                Chance.pick(random, zone.countries()),
                gpu,
                loading.next(random, gpu, role),
                role.trustLevel(random),
                role.autoJoin(),
                role.requestedSubclouds(zone, operator));
    }
}
