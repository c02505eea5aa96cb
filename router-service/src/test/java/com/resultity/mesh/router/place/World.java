package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aGrant;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.place.TestingLog.Written;
import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.LadderStep;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Rung;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.testkit.records.JobRequestBuilder;
import com.resultity.mesh.testkit.records.LocatedJobBuilder;
import com.resultity.mesh.testkit.records.OutcomeBuilder;
import com.resultity.mesh.testkit.records.SubcloudBuilder;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * A small mesh made of chance: cells on two partitions, nodes, Subclouds, gateways and time, with everything that goes wrong
 * among them. A seed is one history; with restarts it must be the very same as without.
 */
final class World {

    static final List<String> CELLS = List.of("EU-0", "EU-1", "NA-0", "SA-0");
    static final List<String> SUBCLOUDS = List.of("s-0", "s-1", "s-2");

    private static final int PARTITIONS = 2;
    private static final List<String> ZONES = List.of("EU", "NA", "SA");
    private static final List<String> TENANTS = List.of("t-0", "t-1", "t-2");
    private static final List<String> GATEWAYS = List.of("gateway-1", "gateway-2");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "US", "CA", "BR");
    static final CellSettings SETTINGS = new CellSettings(4, 6, 300, 20_000, 16_384, 1.4, false, false);
    private static final long SETTLING = 60_000;

    private final SplittableRandom random;
    private final boolean restarts;
    private final boolean orderly;
    private final TestingLog log = new TestingLog(PARTITIONS);
    private final List<TestingPlaceTask> tasks = new ArrayList<>();
    private final List<WorldNode> nodes = new ArrayList<>();
    private final LiveSlots liveSlots = new LiveSlots();
    private final TreeMap<Long, List<Runnable>> agenda = new TreeMap<>();
    private final TreeMap<String, Long> policyVersions = new TreeMap<>();
    private final Set<String> assigned = new HashSet<>();
    private final List<String> history = new ArrayList<>();
    private long now = NOW;
    private long jobs;
    private boolean settling;

    World(long seed, boolean restarts) {
        this(seed, restarts, false);
    }

    /**
     * @param orderly whether tasks read what was written first before what was written later, as Kafka Streams does with
     *     all that it has fetched
     */
    World(long seed, boolean restarts, boolean orderly) {
        this.random = new SplittableRandom(seed);
        this.restarts = restarts;
        this.orderly = orderly;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            tasks.add(new TestingPlaceTask(partition, log, SETTINGS, this::written, now));
        }
        SUBCLOUDS.forEach(this::changeSubcloud);
        for (int number = 0; number < 10; number++) {
            nodes.add(new WorldNode("node-" + number, random, log, now));
        }
    }

    TestingLog log() {
        return log;
    }

    long now() {
        return now;
    }

    /** The last that happened, for whoever looks into a failure. */
    List<String> history() {
        return history.subList(Math.max(0, history.size() - 60), history.size());
    }

    /** Lives through so many steps, then until no job is left open. */
    void live(int steps) {
        for (int step = 0; step < steps; step++) {
            step();
        }
        settle();
    }

    private void step() {
        int what = random.nextInt(100);
        if (what < 45) {
            readSome();
        } else if (what < 57) {
            advance(random.nextInt(20));
        } else if (what < 71) {
            submit();
        } else if (what < 77) {
            log(pick(nodes).change(now));
        } else if (what < 79) {
            log(pick(nodes).move(now));
        } else if (what < 81) {
            changeSubcloud(pick(SUBCLOUDS));
        } else if (what < 84) {
            changeGrant();
        } else if (what < 87) {
            repeatRequest();
        } else if (what < 89) {
            repeatOlderNodeState();
        } else if (what < 93) {
            pick(tasks).tick(now);
        } else if (what < 96) {
            restart(pick(tasks));
        } else if (what < 98) {
            outcomeFromNowhere();
        } else {
            readAll();
            advance(random.nextInt(3_000));
            tasks.forEach(task -> task.summarise(now));
        }
    }

    private void settle() {
        settling = true;
        readAll();
        nodes.forEach(node -> node.recover(now));
        for (long end = now + SETTLING; now < end; ) {
            readAll();
            advance(100);
            tasks.forEach(task -> task.tick(now));
        }
        readAll();
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void log(String what) {
        history.add(now - NOW + " ms: " + what);
    }

    private void advance(long milliseconds) {
        long until = now + milliseconds;
        while (!agenda.isEmpty() && agenda.firstKey() <= until) {
            now = Math.max(now, agenda.firstKey());
            agenda.pollFirstEntry().getValue().forEach(Runnable::run);
        }
        now = until;
    }

    private void at(long time, Runnable what) {
        agenda.computeIfAbsent(time, unknown -> new ArrayList<>()).add(what);
    }

    private void restart(TestingPlaceTask task) {
        if (restarts) {
            task.restart(now);
        }
    }

    private void readSome() {
        TestingPlaceTask task = pick(tasks);
        List<Topic<?>> unread = task.unread();
        if (!unread.isEmpty()) {
            read(task, orderly ? oldest(task, unread) : pick(unread));
        }
    }

    private static Topic<?> oldest(TestingPlaceTask task, List<Topic<?>> unread) {
        return unread.stream()
                .min(Comparator.comparingLong(topic -> task.next(topic).timestamp()))
                .orElseThrow();
    }

    private void readAll() {
        for (boolean more = true; more; ) {
            more = false;
            for (TestingPlaceTask task : tasks) {
                for (Topic<?> topic : task.unread()) {
                    read(task, orderly ? oldest(task, task.unread()) : topic);
                    more = true;
                }
            }
        }
    }

    private void read(TestingPlaceTask task, Topic<?> topic) {
        Written next = task.next(topic);
        if (topic.equals(TopicCatalogue.JOB_OUTCOMES)) {
            liveSlots.reads(log.decode(TopicCatalogue.JOB_OUTCOMES, next.value()));
        }
        log("reads " + topic.name() + "-" + next.partition() + "@" + next.offset() + " " + next.key());
        task.read(topic, now);
    }

    private void written(SpecificRecord record, long time) {
        if (record instanceof RoutingDecision decision) {
            log(decision.getCell() + " decides " + decision.getJobId() + " attempt " + decision.getAttempt() + ": "
                    + decision.getExplanation());
            liveSlots.decided(decision, time);
            if (decision.getKind() == DecisionKind.ASSIGNED
                    && assigned.add(decision.getJobId() + "/" + decision.getAttempt())) {
                serve(decision);
            }
        }
    }

    /** Its gateway uses the node, and says so early, late, twice or never. */
    private void serve(RoutingDecision decision) {
        int how = settling ? 0 : random.nextInt(100);
        long after = random.nextLong(20, 1_520);
        OutcomeBuilder outcome = anOutcome().of(decision);
        if (how < 70) {
            report(outcome, after);
        } else if (how < 78) {
            report(outcome.failed("out of memory"), after);
        } else if (how < 84) {
            report(outcome, after);
            report(outcome, after + random.nextInt(4_000));
        } else if (how < 90) {
            report(outcome, decision.getAssignment().getLeaseEndsAt() - now + random.nextInt(500));
        } else if (how < 94) {
            report(outcome.failed("reset"), after);
            report(anOutcome().of(decision), after + random.nextInt(500));
        }
    }

    private void report(OutcomeBuilder outcome, long after) {
        long time = now + after;
        JobOutcome record = outcome.finishedAt(time).build();
        at(time, () -> log.write(TopicCatalogue.JOB_OUTCOMES, record.getCell(), record, time));
    }

    private void outcomeFromNowhere() {
        RoutingDecision decision = latest(TopicCatalogue.ROUTING_DECISIONS);
        if (decision != null && decision.getKind() == DecisionKind.ASSIGNED) {
            JobOutcome foreign = anOutcome().of(decision).build();
            foreign.setGatewayId("stranger");
            log.write(TopicCatalogue.JOB_OUTCOMES, foreign.getCell(), foreign, now);
        }
    }

    private <V extends SpecificRecord> V latest(Topic<V> topic) {
        List<Written> records = log.records(topic, 0);
        return records.isEmpty()
                ? null
                : log.decode(topic, records.get(records.size() - 1).value());
    }

    private void submit() {
        JobRequestBuilder request = aJobRequest()
                .job(jobId(now - random.nextInt(2_000), jobs++))
                .gateway(pick(GATEWAYS))
                .tenant(pick(TENANTS))
                .model(random.nextInt(5) == 0 ? "model-1" : "model-0")
                .zone(pick(ZONES))
                .geoMode(pick(List.of(
                        GeoMode.PREFER, GeoMode.PREFER, GeoMode.PREFER, GeoMode.PREFER, GeoMode.REQUIRE, GeoMode.NONE)))
                .minimumTrustLevel(random.nextInt(4) == 0 ? random.nextInt(4) : 0)
                .patience(random.nextLong(300, 4_300))
                .lease(random.nextLong(500, 4_500));
        if (random.nextInt(2) == 0) {
            request.subcloud(random.nextInt(20) == 0 ? "unknown" : pick(SUBCLOUDS));
        }
        if (random.nextInt(4) == 0) {
            request.countries(pick(COUNTRIES), pick(COUNTRIES));
        }
        send(request.build());
    }

    private void repeatRequest() {
        List<Written> requests = log.records(TopicCatalogue.JOB_REQUESTS, 0);
        if (!requests.isEmpty()) {
            send(log.decode(TopicCatalogue.JOB_REQUESTS, pick(requests).value()));
        }
    }

    private void send(JobRequest request) {
        Written written = log.write(TopicCatalogue.JOB_REQUESTS, request.getJobId(), request, now);
        LocatedJob located = located(request, written.offset());
        String home = located.getLadder().get(0).getCell();
        log("asks for " + request.getJobId() + " at " + home + " of " + request.getSubcloudId());
        log.write(TopicCatalogue.LOCATED_JOBS, home, located, now);
        if (random.nextInt(20) == 0) {
            // The edge may write a label twice.
            log.write(TopicCatalogue.LOCATED_JOBS, home, located, now);
        }
    }

    private LocatedJob located(JobRequest request, long offset) {
        LocatedJobBuilder job = aLocatedJob()
                .job(request.getJobId())
                .gateway(request.getGatewayId())
                .tenant(request.getTenantId())
                .subcloud(request.getSubcloudId())
                .model(request.getModel())
                .zone(request.getZone())
                .ladder(ladder(request).toArray(LadderStep[]::new))
                .geoMode(request.getGeoMode())
                .minimumTrustLevel(request.getMinimumTrustLevel())
                .patience(request.getPatienceMilliseconds())
                .lease(request.getLeaseMilliseconds())
                .requestedAt(now)
                .requestPosition(0, offset);
        if (!request.getCountries().isEmpty()) {
            job.countries(request.getCountries().stream().distinct().sorted().toArray(String[]::new));
        }
        return job.build();
    }

    /** As the edge would: a function of the request alone. */
    private static List<LadderStep> ladder(JobRequest request) {
        List<LadderStep> home = new ArrayList<>();
        List<LadderStep> others = new ArrayList<>();
        for (String cell : CELLS) {
            String zone = cell.substring(0, cell.indexOf('-'));
            boolean atHome = zone.equals(request.getZone()) && request.getGeoMode() != GeoMode.NONE;
            (atHome ? home : others).add(new LadderStep(cell, zone, atHome ? Rung.HOME_ZONE : Rung.ANYWHERE));
        }
        int turn = request.getJobId().hashCode();
        Collections.rotate(home, turn);
        Collections.rotate(others, turn);
        if (request.getGeoMode() != GeoMode.REQUIRE) {
            home.addAll(others);
        }
        return home;
    }

    private void changeSubcloud(String id) {
        PolicyKey key = new PolicyKey(PolicyKey.Table.SUBCLOUD, id);
        if (random.nextInt(12) == 0) {
            log("removes " + id);
            log.write(TopicCatalogue.SUBCLOUDS, id, null, now);
            writePolicy(key, null);
            return;
        }
        SubcloudBuilder subcloud = aSubcloud().id(id).version(policyVersions.merge(key.text(), 1L, Long::sum));
        if (random.nextInt(3) == 0) {
            subcloud.whitelisted();
        }
        if (random.nextInt(3) == 0) {
            subcloud.stayingInHomeZone();
        }
        if (random.nextInt(3) == 0) {
            subcloud.countries(pick(COUNTRIES), pick(COUNTRIES), pick(COUNTRIES));
        }
        if (random.nextInt(4) == 0) {
            subcloud.zones(pick(ZONES), pick(ZONES));
        }
        if (random.nextInt(4) == 0) {
            subcloud.gpuClasses("H100-SXM");
        }
        if (random.nextInt(4) == 0) {
            subcloud.minimumTrustLevel(random.nextInt(3));
        }
        if (random.nextInt(5) == 0) {
            subcloud.models("model-0");
        }
        Subcloud record = subcloud.build();
        log("changes " + id);
        log.write(TopicCatalogue.SUBCLOUDS, id, record, now);
        writePolicy(key, PlacementPolicy.newBuilder().setSubcloud(record).build());
    }

    private void changeGrant() {
        String subcloud = pick(SUBCLOUDS);
        String tenant = pick(TENANTS);
        PolicyKey key = new PolicyKey(PolicyKey.Table.GRANT, subcloud + "/" + tenant);
        String grantKey = subcloud + "/" + tenant;
        if (random.nextInt(3) == 0) {
            log("withdraws " + grantKey);
            log.write(TopicCatalogue.ACCESS_GRANTS, grantKey, null, now);
            writePolicy(key, null);
            return;
        }
        AccessGrant grant = aGrant().subcloud(subcloud)
                .tenant(tenant)
                .version(policyVersions.merge(key.text(), 1L, Long::sum))
                .build();
        log("grants " + grantKey);
        log.write(TopicCatalogue.ACCESS_GRANTS, grantKey, grant, now);
        writePolicy(key, PlacementPolicy.newBuilder().setGrant(grant).build());
    }

    private void writePolicy(PolicyKey key, PlacementPolicy policy) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            log.write(TopicCatalogue.PLACEMENT_POLICIES, partition, key.text(), policy, now);
        }
    }

    /** Fleet runs at-least-once: after a crash it may say again what it said before. */
    private void repeatOlderNodeState() {
        List<Written> states = log.records(TopicCatalogue.NODE_STATES, random.nextInt(PARTITIONS));
        if (states.isEmpty()) {
            return;
        }
        Written older = pick(states);
        NodeState state = log.decode(TopicCatalogue.NODE_STATES, older.value());
        boolean superseded = states.stream()
                .map(written -> log.decode(TopicCatalogue.NODE_STATES, written.value()))
                .anyMatch(other -> other.getNodeId().equals(state.getNodeId())
                        && other.getCell().equals(state.getCell())
                        && (other.getBootEpoch() > state.getBootEpoch()
                                || (other.getBootEpoch() == state.getBootEpoch()
                                        && other.getSequence() > state.getSequence())));
        if (superseded) {
            log("repeats " + older.partition() + "@" + older.offset() + " of " + older.key());
            log.write(TopicCatalogue.NODE_STATES, older.partition(), older.key(), state, now);
        }
    }
}
