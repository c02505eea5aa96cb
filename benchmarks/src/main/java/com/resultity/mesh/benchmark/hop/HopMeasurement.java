package com.resultity.mesh.benchmark.hop;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.cluster.LogRange;
import com.resultity.mesh.benchmark.report.Row;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.place.BareCells;
import com.resultity.mesh.router.place.PlaceTopology;
import com.resultity.mesh.router.place.StoreWrites;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Place on a real broker, beside a pass-through and beside a topology that writes as much and decides nothing.
 *
 * <p>All three run all the time in this process, and stand still but for one. The input lies on the log before the clock
 * starts; it stops when the last input is processed and its transaction committed. First the jobs, from empty slots to half
 * of them busy, then their outcomes.
 */
public final class HopMeasurement {

    private static final List<String> LOCATED = List.of(TopicCatalogue.LOCATED_JOBS.name());
    private static final List<String> OUTCOMES = List.of(TopicCatalogue.JOB_OUTCOMES.name());
    private static final List<String> BOTH = List.of(LOCATED.get(0), OUTCOMES.get(0));
    private static final List<String> FLEET =
            List.of(TopicCatalogue.NODE_STATES.name(), TopicCatalogue.PLACEMENT_POLICIES.name());
    private static final String PLACE = "benchmark-place";
    private static final String BARE = "benchmark-bare";
    private static final String PASSING = "benchmark-pass-through";
    private static final int DECISION_SAMPLES = 1_000;

    private final int nodes;
    private final int jobs;
    private final int warmUps;
    private final int repetitions;
    private final Consumer<String> progress;

    /**
     * @param quick whether to run just long enough to show that it runs; the figures then say nothing
     * @param progress is told what is measured next
     */
    public HopMeasurement(boolean quick, Consumer<String> progress) {
        this.nodes = quick ? 100 : 10_000;
        this.jobs = quick ? 200 : 40_000;
        // Until the optimising compiler is done with place, which has by far the most code of the three.
        this.warmUps = quick ? 1 : 6;
        this.repetitions = quick ? 1 : 5;
        this.progress = progress;
    }

    /** Measures; about three minutes. */
    public List<Row> run() throws InterruptedException {
        progress.accept("the place hop: starting a broker and writing a fleet of " + nodes + " nodes");
        try (BenchmarkCluster cluster = BenchmarkCluster.start();
                HopInput input = new HopInput(cluster, nodes, jobs);
                PausedStream place = new PausedStream(
                        cluster, PLACE, new PlaceTopology(cluster.serdes(), CellSettings.defaults())::defineOn)) {
            cluster.createLike(TopicCatalogue.ROUTING_DECISIONS, BARE);
            cluster.createLike(TopicCatalogue.ROUTING_DECISIONS, PASSING);
            input.writeFleet();
            start(cluster, place);
            progress.accept("the place hop: looking at what place writes for " + jobs + " jobs");
            Seen seen = observe(cluster, input, place);
            try (PausedStream bare = new PausedStream(
                            cluster, BARE, new BareCells(cluster.serdes(), seen.writes(), BARE)::defineOn);
                    PausedStream passing = new PausedStream(cluster, PASSING, HopMeasurement::passThrough)) {
                start(cluster, bare);
                passing.startBehind(LOCATED);
                passing.pause();
                return HopRows.of(size(), seen, measure(input, place, bare, passing));
            }
        }
    }

    private static void start(BenchmarkCluster cluster, PausedStream stream) throws InterruptedException {
        stream.startBehind(BOTH);
        stream.awaitConsumed(LogRange.ends(cluster.admin(), FLEET));
        stream.pause();
    }

    private static void passThrough(StreamsBuilder builder) {
        builder.stream(
                        LOCATED.get(0),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("source"))
                .to(
                        PASSING,
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("sink"));
    }

    /**
     * What place was seen to write.
     *
     * @param writes to its stores and to its output
     * @param decisions number of decisions
     * @param assigned how many of these assign a node
     * @param decisionBytes keys and values of all decisions
     */
    record Seen(BareCells.Writes writes, int decisions, int assigned, long decisionBytes) {}

    private Seen observe(BenchmarkCluster cluster, HopInput input, PausedStream place) throws InterruptedException {
        SeenWrites changelogs = new SeenWrites(cluster, place, PLACE);
        changelogs.begin();
        input.writeJobs();
        place.consume(LOCATED);
        List<StoreWrites> forJobs = changelogs.end(jobs);
        List<RoutingDecision> decisions = input.readDecisions();
        int assigned = input.writeOutcomes(decisions);
        changelogs.begin();
        place.consume(OUTCOMES);
        List<StoreWrites> forOutcomes = changelogs.end(assigned);
        List<RoutingDecision> samples = decisions.subList(0, Math.min(decisions.size(), DECISION_SAMPLES));
        return new Seen(
                new BareCells.Writes(forJobs, forOutcomes, samples), decisions.size(), assigned, input.decisionBytes());
    }

    private List<Repetition> measure(HopInput input, PausedStream place, PausedStream bare, PausedStream passing)
            throws InterruptedException {
        List<Repetition> measured = new ArrayList<>();
        for (int number = 1 - warmUps; number <= repetitions; number++) {
            progress.accept(
                    number <= 0
                            ? "the place hop: warming up"
                            : "the place hop: repetition " + number + " of " + repetitions);
            Repetition repetition = repeat(input, place, bare, passing, number % 2 == 0);
            progress.accept(String.format(
                    Locale.ROOT,
                    "    jobs a second: pass-through %,.0f, bare %,.0f, place %,.0f",
                    jobs / repetition.passing().seconds(),
                    jobs / repetition.bare().seconds(),
                    jobs / repetition.place().seconds()));
            if (number > 0) {
                measured.add(repetition);
            }
        }
        return measured;
    }

    /** Who goes first changes from one repetition to the next. */
    private static Repetition repeat(
            HopInput input, PausedStream place, PausedStream bare, PausedStream passing, boolean placeFirst)
            throws InterruptedException {
        input.writeJobs();
        Taken through = passing.consume(LOCATED);
        Taken first = (placeFirst ? place : bare).consume(LOCATED);
        Taken second = (placeFirst ? bare : place).consume(LOCATED);
        input.writeOutcomes(input.readDecisions());
        Taken third = (placeFirst ? place : bare).consume(OUTCOMES);
        Taken fourth = (placeFirst ? bare : place).consume(OUTCOMES);
        return placeFirst
                ? new Repetition(through, second, fourth, first, third)
                : new Repetition(through, first, third, second, fourth);
    }

    private String size() {
        return String.format(Locale.ROOT, "%,d nodes, %,d jobs", nodes, jobs);
    }
}
