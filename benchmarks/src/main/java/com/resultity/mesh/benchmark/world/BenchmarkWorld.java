package com.resultity.mesh.benchmark.world;

import com.resultity.mesh.benchmark.world.DrawnJob.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A fleet, its Subclouds and its jobs, drawn from a seed. It knows no type of the router: {@link DecideTypes} and
 * {@link WireRecords} turn what is drawn into those.
 *
 * @param nodes the nodes
 * @param subclouds the Subclouds, most with some members
 * @param slots slots of each node
 */
public record BenchmarkWorld(List<DrawnNode> nodes, List<DrawnSubcloud> subclouds, int slots) {

    /** The zones; the cell of a zone is named ZONE-0. */
    public static final List<String> ZONES = List.of("EU", "ME", "NA", "OTHER", "SA", "SEA");

    /** Ten of each zone, as geo-service divides the world. */
    private static final List<List<String>> COUNTRIES = List.of(
            List.of("AT", "BE", "DE", "ES", "FR", "IE", "IT", "NL", "PL", "SE"),
            List.of("AE", "BH", "EG", "IL", "JO", "KW", "OM", "QA", "SA", "TR"),
            List.of("CA", "CR", "DO", "GT", "HN", "JM", "MX", "PA", "SV", "US"),
            List.of("AU", "CN", "IN", "KE", "KZ", "MA", "NG", "NZ", "PK", "ZA"),
            List.of("AR", "BO", "BR", "CL", "CO", "EC", "PE", "PY", "UY", "VE"),
            List.of("HK", "ID", "JP", "KR", "MY", "PH", "SG", "TH", "TW", "VN"));

    private static final int COUNTRIES_PER_ZONE = 10;
    private static final int MODELS = 20;
    private static final int MOST_MODELS_PER_NODE = 4;
    private static final int SUBCLOUDS_TRIED_PER_NODE = 6;
    private static final List<String> GPU_CLASSES = List.of("H100-SXM", "A100-80GB", "L40S", "RTX-4090", "A10G", "T4");
    private static final List<Integer> GPU_GIBIBYTES = List.of(80, 80, 48, 24, 24, 16);

    public BenchmarkWorld {
        nodes = List.copyOf(nodes);
        subclouds = List.copyOf(subclouds);
    }

    /**
     * Draws a world with 20 models, 6 zones and 60 countries.
     *
     * @param nodes number of nodes
     * @param subclouds number of Subclouds
     * @param slots slots of each node
     */
    public static BenchmarkWorld draw(long seed, int nodes, int subclouds, int slots) {
        SplittableRandom random = new SplittableRandom(seed);
        List<DrawnSubcloud> pools = IntStream.range(0, subclouds)
                .mapToObj(number -> subcloud(number, random))
                .toList();
        List<DrawnNode> fleet = IntStream.range(0, nodes)
                .mapToObj(number -> node(number, pools, random))
                .toList();
        return new BenchmarkWorld(fleet, pools, slots);
    }

    private static DrawnSubcloud subcloud(int number, SplittableRandom random) {
        List<String> countries = random.nextInt(4) == 0 ? countriesOf(random.nextInt(ZONES.size())) : List.of();
        return new DrawnSubcloud(
                String.format("subcloud-%04d", number),
                countries,
                random.nextInt(4) == 0 ? 24 : 0,
                random.nextInt(3) == 0 ? 1 : 0,
                random.nextInt(20) == 0,
                random.nextInt(2) == 0);
    }

    private static DrawnNode node(int number, List<DrawnSubcloud> pools, SplittableRandom random) {
        int zone = random.nextInt(ZONES.size());
        int gpu = random.nextInt(GPU_CLASSES.size());
        DrawnNode unbound = new DrawnNode(
                String.format("node-%06d", number),
                ZONES.get(zone),
                countriesOf(zone).get(random.nextInt(COUNTRIES_PER_ZONE)),
                GPU_CLASSES.get(gpu),
                GPU_GIBIBYTES.get(gpu),
                random.nextInt(4),
                random.ints(1 + random.nextInt(MOST_MODELS_PER_NODE), 0, MODELS)
                        .distinct()
                        .mapToObj(BenchmarkWorld::model)
                        .toList(),
                List.of(),
                false);
        if (pools.isEmpty()) {
            return unbound;
        }
        List<DrawnSubcloud> joined = random.ints(SUBCLOUDS_TRIED_PER_NODE, 0, pools.size())
                .distinct()
                .mapToObj(pools::get)
                .filter(pool -> pool.accepts(unbound))
                .toList();
        return unbound.in(joined);
    }

    private static String model(int number) {
        return String.format("model-%02d", number);
    }

    private static List<String> countriesOf(int zone) {
        return COUNTRIES.get(zone);
    }

    /** Draws jobs that at least one node may serve: each asks for some of what a node of the fleet offers. */
    public List<DrawnJob> jobs(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(number -> job(nodes.get(random.nextInt(nodes.size())), random))
                .toList();
    }

    private DrawnJob job(DrawnNode node, SplittableRandom random) {
        boolean pooled = !node.subclouds().isEmpty() && (node.isolated() || random.nextBoolean());
        Optional<String> subcloud = pooled
                ? Optional.of(
                        node.subclouds().get(random.nextInt(node.subclouds().size())))
                : Optional.empty();
        Demand demand = new Demand(
                subcloud,
                node.models().get(random.nextInt(node.models().size())),
                random.nextInt(4) == 0 ? Optional.of(countriesOf(ZONES.indexOf(node.zone()))) : Optional.empty(),
                Math.min(node.trustLevel(), random.nextInt(2)));
        return new DrawnJob(id(random), "tenant-" + random.nextInt(100), node.zone(), demand);
    }

    /** Draws jobs that no node may serve, although some pass each single stage. */
    public List<DrawnJob> hopelessJobs(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<DrawnJob> hopeless = new ArrayList<>();
        while (hopeless.size() < count) {
            DrawnNode node = nodes.get(random.nextInt(nodes.size()));
            Demand demand = new Demand(
                    node.subclouds().stream().findFirst(),
                    model(random.nextInt(MODELS)),
                    Optional.of(
                            List.of(countriesOf(random.nextInt(ZONES.size())).get(random.nextInt(COUNTRIES_PER_ZONE)))),
                    3);
            if (node.subclouds().isEmpty() || nodes.stream().anyMatch(one -> one.meets(demand))) {
                continue;
            }
            hopeless.add(new DrawnJob(id(random), "tenant-1", node.zone(), demand));
        }
        return hopeless;
    }

    /** An id of UUID version 7 whose time is the moment of drawing. */
    private static String id(SplittableRandom random) {
        return DrawnJob.id(System.currentTimeMillis(), random.nextLong(), random.nextLong());
    }

    /** How many slots of a node are busy when half of all are: each number is as likely. */
    public int busySlots(SplittableRandom random) {
        return random.nextInt(slots + 1);
    }
}
