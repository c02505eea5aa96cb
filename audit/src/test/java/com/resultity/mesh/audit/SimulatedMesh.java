package com.resultity.mesh.audit;

import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aGrant;
import static com.resultity.mesh.testkit.records.Records.aHeartbeat;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aLocation;
import static com.resultity.mesh.testkit.records.Records.aNode;
import static com.resultity.mesh.testkit.records.Records.aNodeRelease;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.aRefusal;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.anAssignment;
import static com.resultity.mesh.testkit.records.Records.anExpiry;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static com.resultity.mesh.testkit.records.Records.someMemberships;

import com.resultity.mesh.audit.TestingLog.Entry;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.MembershipState;
import com.resultity.mesh.schemas.PreviousTenancy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.testkit.records.AssignmentBuilder;
import com.resultity.mesh.testkit.records.JobRequestBuilder;
import com.resultity.mesh.testkit.records.LocatedJobBuilder;
import com.resultity.mesh.testkit.records.MembershipsBuilder;
import com.resultity.mesh.testkit.records.RefusalBuilder;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes the log of a mesh that keeps its promises, while nodes go silent, start again and move, gateways send requests
 * twice, and outcomes fail, come late or never come. The same seed writes the same log.
 */
final class SimulatedMesh {

    private static final List<String> CELLS = List.of("EU-0", "EU-1", "NA-0");
    private static final String GDPR_SUBCLOUD = "eu-gdpr";
    private static final String PRIVATE_SUBCLOUD = "acme";
    private static final int MOST_ATTEMPTS = 4;
    private static final long STEP = 50;
    private static final long LEASE = 4_000;
    private static final long PATIENCE = 3_000;

    private final TestingLog log = new TestingLog();
    private final Random random;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final List<RoutingDecision> voided = new ArrayList<>();
    private long now = NOW;

    private static final class Job {
        private final JobRequestBuilder request;
        private final LocatedJobBuilder label;
        private LocatedJob located;
        private int attempt = 1;
        private RoutingDecision decision;
        private RoutingDecision replaced;
        private TenancyEnd replacedEnd;
        private boolean waiting = true;
        private long patienceEndsAt;

        private Job(JobRequestBuilder request, LocatedJobBuilder label) {
            this.request = request;
            this.label = label;
        }
    }

    private SimulatedMesh(long seed) {
        this.random = new Random(seed);
    }

    /** The log of a mesh that was sent this many jobs, and came to rest. */
    static TestingLog logOf(long seed, int jobs) {
        SimulatedMesh mesh = new SimulatedMesh(seed);
        mesh.enrol();
        while (mesh.jobs.size() < jobs || mesh.busy()) {
            mesh.step(jobs);
        }
        return mesh.log;
    }

    private boolean busy() {
        return jobs.values().stream().anyMatch(job -> job.waiting)
                || nodes.stream().anyMatch(node -> node.slots().stream().anyMatch(slot -> slot.holder != null));
    }

    private void enrol() {
        log.append(
                TopicCatalogue.SUBCLOUDS,
                GDPR_SUBCLOUD,
                aSubcloud()
                        .id(GDPR_SUBCLOUD)
                        .countries("DE", "FR")
                        .whitelisted()
                        .minimumTrustLevel(1)
                        .build());
        log.append(
                TopicCatalogue.SUBCLOUDS,
                PRIVATE_SUBCLOUD,
                aSubcloud().id(PRIVATE_SUBCLOUD).isolating().build());
        log.append(
                TopicCatalogue.ACCESS_GRANTS,
                GDPR_SUBCLOUD + "/tenant-a",
                aGrant().subcloud(GDPR_SUBCLOUD).build());
        for (int i = 0; i < 9; i++) {
            boolean american = i % CELLS.size() == 2;
            boolean isolated = i == 0;
            Set<String> subclouds =
                    isolated ? Set.of(PRIVATE_SUBCLOUD) : american ? Set.<String>of() : Set.of(GDPR_SUBCLOUD);
            SimulatedNode node = new SimulatedNode(
                    "node-" + i, american ? "US" : i % 2 == 0 ? "DE" : "FR", 1 + i % 3, 1 + i % 4, subclouds, isolated);
            nodes.add(node);
            enrol(node, CELLS.get(i % CELLS.size()));
        }
    }

    private void enrol(SimulatedNode node, String cell) {
        append(
                TopicCatalogue.NODES,
                node.id,
                aNode().id(node.id)
                        .country(node.country)
                        .trustLevel(node.trustLevel)
                        .maximumSlots(node.slots)
                        .build());
        MembershipsBuilder memberships = someMemberships().node(node.id);
        node.subclouds.forEach(subcloud -> memberships.with(subcloud, MembershipState.ACTIVE, node.isolated));
        append(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, node.id, memberships.build());
        start(node);
        settleIn(node, cell);
    }

    private void start(SimulatedNode node) {
        // Starts of different nodes at different moments, as in life.
        node.bootEpoch = now + nodes.indexOf(node);
        if (node.cell != null) {
            node.slots().forEach(slot -> slot.blockedUntil = 0);
        }
        append(
                TopicCatalogue.NODE_HEARTBEATS,
                node.id,
                aHeartbeat()
                        .node(node.id)
                        .bootEpoch(node.bootEpoch)
                        .slots(node.slots)
                        .build());
    }

    private void settleIn(SimulatedNode node, String cell) {
        node.cell = cell;
        node.locationVersion = now;
        locate(node, cell);
        tell(node, Liveness.ALIVE);
    }

    private void locate(SimulatedNode node, String cell) {
        append(
                TopicCatalogue.NODE_LOCATIONS,
                node.id,
                aLocation()
                        .node(node.id)
                        .version(now)
                        .zone(node.zone())
                        .cell(cell)
                        .country(node.country)
                        .build());
    }

    private void tell(SimulatedNode node, Liveness liveness) {
        node.alive = liveness == Liveness.ALIVE;
        log.append(
                TopicCatalogue.NODE_STATES,
                partitionOf(node.cell),
                now,
                node.id,
                aNodeState()
                        .node(node.id)
                        .zone(node.zone())
                        .cell(node.cell)
                        .country(node.country)
                        .bootEpoch(node.bootEpoch)
                        .liveness(liveness)
                        .movingTo(node.movingTo)
                        .changedAt(now)
                        .build());
    }

    private void step(int wanted) {
        now += STEP;
        for (int i = random.nextInt(4); i > 0 && jobs.size() < wanted; i--) {
            request();
        }
        if (random.nextInt(10) == 0 && !jobs.isEmpty()) {
            requestAgain(new ArrayList<>(jobs.values()).get(random.nextInt(jobs.size())));
        }
        nodes.forEach(this::live);
        if (random.nextInt(3) == 0 && !voided.isEmpty()) {
            RoutingDecision late = voided.remove(random.nextInt(voided.size()));
            showDone(late, outcome(anOutcome().of(late).build()));
        }
        jobs.values().stream().filter(job -> job.waiting).toList().forEach(this::place);
    }

    private void request() {
        String id = jobId(now, jobs.size());
        JobRequestBuilder request = aJobRequest().job(id).lease(LEASE).patience(PATIENCE);
        LocatedJobBuilder label =
                aLocatedJob().job(id).lease(LEASE).patience(PATIENCE).requestedAt(now);
        switch (random.nextInt(5)) {
            case 0 -> {
                request.subcloud(GDPR_SUBCLOUD);
                label.subcloud(GDPR_SUBCLOUD);
            }
            case 1 -> {
                request.subcloud(PRIVATE_SUBCLOUD).minimumTrustLevel(1);
                label.subcloud(PRIVATE_SUBCLOUD).minimumTrustLevel(1);
            }
            case 2 -> {
                String country = List.of("DE", "US", "JP").get(random.nextInt(3));
                request.countries(country);
                label.countries(country);
            }
            default -> request.clientAddress("203.0.113." + random.nextInt(250));
        }
        Job job = new Job(request, label);
        job.patienceEndsAt = now + PATIENCE;
        send(job);
        jobs.put(id, job);
    }

    private void requestAgain(Job job) {
        send(job);
        if (job.decision != null) {
            write(job.decision);
        }
    }

    private void send(Job job) {
        Entry asked = append(TopicCatalogue.JOB_REQUESTS, job.request.build().getJobId(), job.request.build());
        LocatedJob located =
                job.label.requestPosition(asked.partition(), asked.offset()).build();
        job.located = job.located == null ? located : job.located;
        log.append(TopicCatalogue.LOCATED_JOBS, partitionOf("EU-0"), now, "EU-0", located);
    }

    /** What may happen to a node and to the jobs that it holds. */
    private void live(SimulatedNode node) {
        if (node.movingTo != null && node.slots().stream().allMatch(slot -> slot.isFree(now))) {
            release(node);
            return;
        }
        int fate = random.nextInt(400);
        if (!node.alive) {
            if (fate < 40) {
                tell(node, Liveness.ALIVE);
            }
            return;
        }
        if (fate == 0) {
            tell(node, Liveness.SILENT);
            voidAll(node, TenancyEnd.NODE_SILENT);
        } else if (fate == 1) {
            start(node);
            tell(node, Liveness.ALIVE);
            voidAll(node, TenancyEnd.NODE_RESTARTED);
        } else if (fate == 2) {
            move(node);
        } else {
            node.slots().stream().filter(slot -> slot.holder != null).forEach(this::serve);
        }
    }

    private void move(SimulatedNode node) {
        String to = node.cell.equals("EU-0") ? "EU-1" : node.cell.equals("EU-1") ? "EU-0" : node.cell;
        if (!to.equals(node.cell) && node.movingTo == null) {
            node.movingTo = to;
            node.nextLocation = now;
            locate(node, to);
            tell(node, Liveness.ALIVE);
        }
    }

    /** No slot of it is held or blocked any more, so its cell lets go of it, and the next one takes it. */
    private void release(SimulatedNode node) {
        append(
                TopicCatalogue.NODE_RELEASES,
                node.id,
                aNodeRelease()
                        .node(node.id)
                        .cell(node.cell)
                        .location(node.nextLocation)
                        .releasedAt(now)
                        .build());
        String to = node.movingTo;
        node.movingTo = null;
        tell(node, Liveness.LEFT);
        node.cell = to;
        node.locationVersion = node.nextLocation;
        tell(node, Liveness.ALIVE);
    }

    /** A slot that is blocked after a void attempt is free again once the outcome of that arrives. */
    private void showDone(RoutingDecision late, Entry outcome) {
        nodes.stream()
                .flatMap(node -> node.slots().stream())
                .filter(slot -> !slot.isFree(now) && slot.holder == null)
                .filter(slot -> slot.previous.getJobId().equals(late.getJobId())
                        && slot.previous.getAttempt() == late.getAttempt())
                .forEach(slot -> {
                    slot.blockedUntil = 0;
                    slot.previous.setOutcomePartition(outcome.partition());
                    slot.previous.setOutcomeOffset(outcome.offset());
                });
    }

    private void voidAll(SimulatedNode node, TenancyEnd end) {
        node.slots().stream().filter(slot -> slot.holder != null).forEach(slot -> voidOne(slot, end));
    }

    private void voidOne(SimulatedNode.Slot slot, TenancyEnd end) {
        voided.add(slot.holder);
        tryAgain(free(slot, end, null), end);
    }

    private RoutingDecision free(SimulatedNode.Slot slot, TenancyEnd end, Entry outcome) {
        RoutingDecision held = slot.holder;
        slot.holder = null;
        slot.blockedUntil = end == TenancyEnd.NODE_SILENT ? held.getAssignment().getLeaseEndsAt() : 0;
        slot.previous = new PreviousTenancy(
                held.getJobId(),
                held.getAttempt(),
                end,
                now,
                outcome == null ? null : outcome.partition(),
                outcome == null ? null : outcome.offset());
        return held;
    }

    private void serve(SimulatedNode.Slot slot) {
        int fate = random.nextInt(100);
        if (now >= slot.holder.getAssignment().getLeaseEndsAt()) {
            voidOne(slot, TenancyEnd.LEASE_ENDED);
        } else if (fate < 4) {
            free(slot, TenancyEnd.OUTCOME, outcome(anOutcome().of(slot.holder).build()));
        } else if (fate < 5) {
            Entry failure =
                    outcome(anOutcome().of(slot.holder).failed("node refused").build());
            tryAgain(free(slot, TenancyEnd.OUTCOME, failure), TenancyEnd.OUTCOME);
        }
    }

    private Entry outcome(JobOutcome outcome) {
        return log.append(TopicCatalogue.JOB_OUTCOMES, partitionOf(outcome.getCell()), now, outcome.getCell(), outcome);
    }

    private void tryAgain(RoutingDecision ended, TenancyEnd end) {
        Job job = jobs.get(ended.getJobId());
        job.replaced = ended;
        job.replacedEnd = end;
        job.attempt = ended.getAttempt() + 1;
        job.waiting = true;
        job.patienceEndsAt = now + PATIENCE;
    }

    private void place(Job job) {
        List<SimulatedNode> eligible =
                nodes.stream().filter(node -> eligible(node, job.located)).toList();
        List<SimulatedNode> free = eligible.stream()
                .filter(node -> node.alive
                        && node.movingTo == null
                        && node.freeSlot(now).isPresent())
                .toList();
        if (job.attempt > MOST_ATTEMPTS) {
            close(job, aRefusal().reason(DecisionReason.ATTEMPTS_EXHAUSTED));
        } else if (now >= job.patienceEndsAt) {
            close(job, anExpiry());
        } else if (eligible.isEmpty()) {
            close(job, aRefusal());
        } else if (!free.isEmpty()) {
            assign(job, free.get(random.nextInt(free.size())));
        }
    }

    private static boolean eligible(SimulatedNode node, LocatedJob job) {
        boolean inPool = job.getSubcloudId() == null ? !node.isolated : node.subclouds.contains(job.getSubcloudId());
        boolean inCountry = job.getCountries() == null || job.getCountries().contains(node.country);
        return inPool && inCountry && node.trustLevel >= job.getMinimumTrustLevel();
    }

    private void close(Job job, RefusalBuilder refusal) {
        refusal.of(job.located).attempt(job.attempt).positions(read("EU-0")).decidedAt(now);
        if (job.replaced != null) {
            refusal.voiding(
                    job.replaced.getAttempt(), job.replaced.getAssignment().getNodeId(), job.replacedEnd);
        }
        decide(job, refusal.build());
    }

    private void assign(Job job, SimulatedNode node) {
        SimulatedNode.Slot slot = node.freeSlot(now).orElseThrow();
        boolean whitelisted = GDPR_SUBCLOUD.equals(job.located.getSubcloudId());
        AssignmentBuilder assignment = anAssignment()
                .of(job.located)
                .attempt(job.attempt)
                .subcloud(job.located.getSubcloudId(), job.located.getSubcloudId() == null ? 0 : 1)
                .grantVersion(whitelisted ? 1 : 0)
                .cell(node.cell)
                .node(node.id)
                .location(node.zone(), node.country)
                .bootEpoch(node.bootEpoch)
                .slot(slot.number, node.slots)
                .tenancy(++slot.tenancies, slot.previous)
                .versions(1, 1, node.locationVersion, 0)
                .positions(read(node.cell))
                .decidedAt(now)
                .leaseEndsAt(now + LEASE);
        if (job.replaced != null) {
            assignment.voiding(
                    job.replaced.getAttempt(), job.replaced.getAssignment().getNodeId(), job.replacedEnd);
        }
        slot.holder = assignment.build();
        decide(job, slot.holder);
    }

    private void decide(Job job, RoutingDecision decision) {
        job.decision = decision;
        job.waiting = false;
        write(decision);
        if (random.nextInt(5) == 0) {
            log.skipOffset(TopicCatalogue.ROUTING_DECISIONS, random.nextInt(TopicCatalogue.JOB_PARTITIONS));
        }
    }

    private void write(RoutingDecision decision) {
        append(TopicCatalogue.ROUTING_DECISIONS, decision.getJobId(), decision);
    }

    private InputPosition[] read(String cell) {
        int partition = partitionOf(cell);
        return IntStream.range(0, 2)
                .mapToObj(i -> i == 0 ? TopicCatalogue.NODE_STATES : TopicCatalogue.JOB_OUTCOMES)
                .map(topic -> new InputPosition(topic.name(), partition, log.nextOffset(topic, partition) - 1))
                .toArray(InputPosition[]::new);
    }

    private <V extends SpecificRecord> Entry append(Topic<V> topic, String key, V value) {
        return log.append(topic, Math.floorMod(key.hashCode(), topic.partitions()), now, key, value);
    }

    private static int partitionOf(String cell) {
        return Math.floorMod(cell.hashCode(), TopicCatalogue.CELL_PARTITIONS);
    }
}
