package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aGrant;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.router.TestingTopology;
import com.resultity.mesh.router.TestingTopology.Written;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.testkit.records.LocatedJobBuilder;
import com.resultity.mesh.testkit.records.OutcomeBuilder;
import com.resultity.mesh.testkit.records.SubcloudBuilder;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;

/** Everything that place was given and what it wrote, on a day made of chance; it can be given it all once more. */
final class Recording {

    private static final CellSettings SETTINGS =
            new CellSettings(3, 8, 300, 20_000, 777_600_000, 16_384, 1.4, false, false);
    private static final List<String> ZONES = List.of("EU", "NA", "SA");
    private static final List<String> SUBCLOUDS = List.of("s-0", "s-1");
    private static final Duration SETTLING = Duration.ofSeconds(15);
    private static final List<Topic<?>> OUTPUTS = List.of(
            TopicCatalogue.ROUTING_DECISIONS,
            TopicCatalogue.HANDED_ON_JOBS,
            TopicCatalogue.CELL_SUMMARIES,
            TopicCatalogue.DEAD_LETTERS);

    private final SplittableRandom random;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Topic<?>, List<Written>> outputs = new LinkedHashMap<>();
    private final List<RoutingDecision> decisions = new ArrayList<>();
    private final List<RoutingDecision> open = new ArrayList<>();
    private long numbers;

    /** One thing that place was given: a record, or time. */
    private interface Step {

        void take(TestingTopology place);
    }

    private Recording(long seed) {
        random = new SplittableRandom(seed);
        OUTPUTS.forEach(topic -> outputs.put(topic, new ArrayList<>()));
    }

    /** Records so many steps of the day of a seed. */
    static Recording of(long seed, int count) {
        Recording recording = new Recording(seed);
        try (TestingTopology place = start()) {
            for (int step = 0; step < count; step++) {
                recording.step(place);
                recording.read(place);
            }
            recording.take(place, task -> task.advance(SETTLING));
            recording.read(place);
        }
        return recording;
    }

    /** What a fresh place writes when it is given the same. */
    Map<Topic<?>, List<Written>> replay() {
        Map<Topic<?>, List<Written>> written = new LinkedHashMap<>();
        try (TestingTopology place = start()) {
            steps.forEach(step -> step.take(place));
            OUTPUTS.forEach(topic -> written.put(topic, place.written(topic)));
        }
        return written;
    }

    /** What was written, by topic, in its order. */
    Map<Topic<?>, List<Written>> outputs() {
        return outputs;
    }

    List<RoutingDecision> decisions() {
        return decisions;
    }

    private static TestingTopology start() {
        return new TestingTopology(
                Consumer.ROUTER_PLACE, new PlaceTopology(new TestingValueSerdes(), SETTINGS)::defineOn);
    }

    private void take(TestingTopology place, Step step) {
        steps.add(step);
        step.take(place);
    }

    private <V extends SpecificRecord> void send(TestingTopology place, Topic<V> topic, String key, V value) {
        byte[] bytes = place.bytes(topic, value);
        take(place, task -> task.sendBytes(topic, key.getBytes(UTF_8), bytes));
    }

    private void read(TestingTopology place) {
        for (Topic<?> topic : OUTPUTS) {
            List<Written> written = place.written(topic);
            outputs.get(topic).addAll(written);
            if (topic.equals(TopicCatalogue.ROUTING_DECISIONS)) {
                written.forEach(record -> decided(place.value(TopicCatalogue.ROUTING_DECISIONS, record)));
            }
        }
    }

    private void decided(RoutingDecision decision) {
        decisions.add(decision);
        if (decision.getKind() == DecisionKind.ASSIGNED) {
            open.add(decision);
        }
    }

    private void step(TestingTopology place) {
        int what = random.nextInt(100);
        if (what < 35) {
            request(place);
        } else if (what < 40) {
            repeat(place);
        } else if (what < 60) {
            report(place);
        } else if (what < 75) {
            node(place);
        } else if (what < 82) {
            policy(place);
        } else if (what < 84) {
            byte[] garbage = new byte[random.nextInt(1, 40)];
            random.nextBytes(garbage);
            take(place, task -> task.sendBytes(TopicCatalogue.NODE_STATES, garbage, garbage));
        } else {
            Duration length = Duration.ofMillis(random.nextInt(400));
            take(place, task -> task.advance(length));
        }
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void request(TestingTopology place) {
        String zone = pick(ZONES);
        LocatedJobBuilder job = aLocatedJob()
                .job(jobId(place.now(), numbers++))
                .zone(zone)
                .patience(random.nextLong(300, 4_000))
                .lease(random.nextLong(500, 4_000))
                .minimumTrustLevel(random.nextInt(4))
                .requestedAt(place.now());
        if (random.nextInt(3) == 0) {
            job.subcloud(pick(SUBCLOUDS));
        }
        send(place, TopicCatalogue.LOCATED_JOBS, zone + "-0", job.build());
    }

    private void repeat(TestingTopology place) {
        if (!decisions.isEmpty()) {
            RoutingDecision decision = pick(decisions);
            send(
                    place,
                    TopicCatalogue.LOCATED_JOBS,
                    decision.getHomeCell(),
                    aLocatedJob()
                            .job(decision.getJobId())
                            .zone(decision.getZone())
                            .build());
        }
    }

    private void report(TestingTopology place) {
        if (!open.isEmpty()) {
            OutcomeBuilder outcome = anOutcome().of(open.remove(random.nextInt(open.size())));
            if (random.nextInt(4) == 0) {
                outcome.failed("reset");
            }
            String cell = outcome.build().getCell();
            send(place, TopicCatalogue.JOB_OUTCOMES, cell, outcome.build());
        }
    }

    private void node(TestingTopology place) {
        int number = random.nextInt(6);
        String id = "node-" + number;
        send(
                place,
                TopicCatalogue.NODE_STATES,
                id,
                aNodeState()
                        .node(id)
                        .zone(ZONES.get(number % ZONES.size()))
                        .bootEpoch(random.nextInt(8) == 0 ? place.now() : NOW)
                        .sequence(++numbers)
                        .slots(random.nextInt(4))
                        .trustLevel(random.nextInt(4))
                        .inSubcloud(random.nextBoolean() ? SUBCLOUDS.toArray(String[]::new) : new String[0])
                        .liveness(random.nextInt(6) == 0 ? Liveness.SILENT : Liveness.ALIVE)
                        .changedAt(place.now())
                        .build());
    }

    private void policy(TestingTopology place) {
        String subcloud = pick(SUBCLOUDS);
        if (random.nextInt(3) == 0) {
            send(
                    place,
                    TopicCatalogue.PLACEMENT_POLICIES,
                    new PolicyKey(PolicyKey.Table.GRANT, subcloud + "/tenant-a").text(),
                    random.nextBoolean()
                            ? null
                            : PlacementPolicy.newBuilder()
                                    .setGrant(aGrant().subcloud(subcloud)
                                            .version(++numbers)
                                            .build())
                                    .build());
            return;
        }
        SubcloudBuilder policy = aSubcloud().id(subcloud).version(++numbers);
        if (random.nextBoolean()) {
            policy.whitelisted();
        }
        if (random.nextBoolean()) {
            policy.stayingInHomeZone();
        }
        send(
                place,
                TopicCatalogue.PLACEMENT_POLICIES,
                new PolicyKey(PolicyKey.Table.SUBCLOUD, subcloud).text(),
                PlacementPolicy.newBuilder().setSubcloud(policy.build()).build());
    }
}
