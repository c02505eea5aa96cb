package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.anOutcome;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.place.TestingLog.Written;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.NodeRelease;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.testkit.records.OutcomeBuilder;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * A small mesh made of chance: cells on two partitions, nodes, Subclouds, tenants, gateways and time, with everything that
 * goes wrong among them. A seed is one history; with restarts it must be the very same as without.
 */
final class World {

    private static final int PARTITIONS = 2;
    private static final int TOLD = 80;
    private static final String STRANGER = "stranger";
    private static final long SETTLING = 120_000;

    /** Longer than any cell of a world keeps silent after it spoke, which a restart forgets. */
    private static final long BETWEEN_SUMMARIES = 100;

    private static final long SETTLING_STEP = 250;

    /** Longer than any lease of a world. */
    private static final long SHORT_MEMORY = 5_000;

    private static final long LONG_MEMORY = 777_600_000;
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMillis(300);

    /** So few that much changes while a copy is made. */
    private static final int ENTRIES_A_TICK = 5;

    private static final CheckpointPace NEVER = CheckpointPace.every(Duration.ofDays(36_500));

    private final SplittableRandom random;
    private final Life life;
    private final CellSettings settings;
    private final TestingLog log = new TestingLog(PARTITIONS);
    private final WorldCells cells = new WorldCells();
    private final WorldPolicies policies;
    private final WorldRequests requests;
    private final List<TestingPlaceTask> tasks = new ArrayList<>();
    private final List<WorldNode> nodes = new ArrayList<>();
    private final LiveSlots liveSlots = new LiveSlots();
    private final CellViews views = new CellViews();
    private final TreeMap<Long, List<Runnable>> agenda = new TreeMap<>();
    private final Set<String> assigned = new HashSet<>();
    private final List<String> history = new ArrayList<>();
    private long now = NOW;
    private boolean settling;

    /**
     * How a world is lived.
     *
     * @param nodes nodes that it has
     * @param steps steps before it comes to rest
     * @param restarts whether its tasks are started again now and then
     * @param forgets whether its cells forget nodes soon after they have left, while its log still knows of them
     * @param checkpoints whether its tasks copy what they remember to the log, over and over
     * @param told whether its history is written down
     */
    record Life(int nodes, int steps, boolean restarts, boolean forgets, boolean checkpoints, boolean told) {

        Life undisturbed() {
            return new Life(nodes, steps, false, forgets, checkpoints, told);
        }

        Life toldAgain() {
            return new Life(nodes, steps, restarts, forgets, checkpoints, true);
        }
    }

    World(long seed, Life life) {
        this.random = new SplittableRandom(seed);
        this.life = life;
        this.policies = new WorldPolicies(random, log, PARTITIONS);
        this.requests = new WorldRequests(random, log, cells);
        long nodeMemory = life.forgets() ? SHORT_MEMORY : LONG_MEMORY;
        settings = new CellSettings(4, 6, 300, 20_000, nodeMemory, 12, oneIn(3) ? 1 : 1.4, oneIn(8), oneIn(8));
        CheckpointPace pace = life.checkpoints() ? new CheckpointPace(BETWEEN_CHECKPOINTS, ENTRIES_A_TICK) : NEVER;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            tasks.add(new TestingPlaceTask(partition, log, settings, pace, this::written, now));
        }
        policies.begin(now);
        for (int number = 0; number < life.nodes(); number++) {
            nodes.add(new WorldNode("node-" + number, random, log, cells, now));
        }
    }

    boolean forgets() {
        return life.forgets();
    }

    CellSettings settings() {
        return settings;
    }

    TestingLog log() {
        return log;
    }

    long now() {
        return now;
    }

    /** How many nodes its cells have forgotten, each counted once a cell. */
    long forgottenNodes() {
        long known = IntStream.range(0, PARTITIONS)
                .mapToLong(partition -> states(partition).stream()
                        .map(state -> state.getCell() + "/" + state.getNodeId())
                        .distinct()
                        .count())
                .sum();
        return known
                - tasks.stream().mapToLong(TestingPlaceTask::rememberedNodes).sum();
    }

    private List<NodeState> states(int partition) {
        return log.records(TopicCatalogue.NODE_STATES, partition).stream()
                .map(written -> log.decode(TopicCatalogue.NODE_STATES, written.value()))
                .toList();
    }

    /** The last that happened, if that was written down. */
    List<String> history() {
        return history.subList(Math.max(0, history.size() - TOLD), history.size());
    }

    /** Lives through its steps, then until no job is left open; after each step whoever watches may look. */
    void live(Runnable watcher) {
        for (int step = 0; step < life.steps(); step++) {
            step();
            watcher.run();
        }
        settle();
        watcher.run();
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private void step() {
        int what = random.nextInt(100);
        if (what < 42) {
            readSome();
        } else if (what < 53) {
            advance(random.nextInt(40));
        } else if (what < 68) {
            requests.submit(now);
        } else if (what < 75) {
            tell(pick(nodes).change(now));
        } else if (what < 78) {
            tell(oneIn(4) ? pick(nodes).enrolOrWithdraw(now) : pick(nodes).move(now));
        } else if (what < 83) {
            tell(policies.change(now));
        } else if (what < 86) {
            requests.repeat(now);
        } else if (what < 88) {
            repeatOlderNodeState();
        } else if (what < 91) {
            pick(tasks).tick(now);
        } else if (what < 94) {
            restart(pick(tasks));
        } else if (what < 96) {
            outcomeFromNowhere();
        } else if (what < 97) {
            grow();
        } else {
            readAll();
            advance(random.nextLong(BETWEEN_SUMMARIES, 1_500));
            tasks.forEach(task -> task.summarise(now));
        }
    }

    private void settle() {
        settling = true;
        readAll();
        nodes.forEach(node -> node.recover(now));
        advance(BETWEEN_SUMMARIES);
        tasks.forEach(task -> task.summarise(now));
        for (long end = now + SETTLING; now < end && !atRest(); ) {
            advance(SETTLING_STEP);
            tasks.forEach(task -> task.tick(now));
            readAll();
            tasks.forEach(task -> task.summarise(now));
        }
        readAll();
        // Tells the log of the last readings.
        tasks.forEach(task -> task.tick(now));
    }

    /** Nothing waits, holds a slot, or is still to be reported. */
    private boolean atRest() {
        return agenda.isEmpty() && tasks.stream().allMatch(TestingPlaceTask::isAtRest);
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void tell(String what) {
        tell(() -> what);
    }

    private void tell(Supplier<String> what) {
        if (life.told()) {
            history.add(now - NOW + " ms: " + what.get());
        }
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
        if (life.restarts()) {
            tell("restarts");
            task.restart(now);
        }
    }

    private void grow() {
        String zone = pick(WorldCells.ZONES);
        tell(zone + " grows");
        cells.grow(zone);
        nodes.forEach(node -> node.followCells(now));
    }

    private void readSome() {
        TestingPlaceTask task = pick(tasks);
        List<Topic<?>> unread = task.unread();
        if (!unread.isEmpty()) {
            read(task, pick(unread));
        }
    }

    private void readAll() {
        for (boolean more = true; more; ) {
            more = false;
            for (TestingPlaceTask task : tasks) {
                for (Topic<?> topic : task.unread()) {
                    read(task, topic);
                    more = true;
                }
            }
        }
    }

    private void read(TestingPlaceTask task, Topic<?> topic) {
        Written next = task.next(topic);
        tell(() -> "reads " + topic.name() + "-" + next.partition() + "@" + next.offset() + " " + next.key());
        // What is due falls due before the record counts as read.
        task.tick(now);
        if (topic.equals(TopicCatalogue.NODE_STATES)) {
            views.reads(log.decode(TopicCatalogue.NODE_STATES, next.value()));
        } else if (topic.equals(TopicCatalogue.PLACEMENT_POLICIES)) {
            PlacementPolicy policy =
                    next.value() == null ? null : log.decode(TopicCatalogue.PLACEMENT_POLICIES, next.value());
            PolicyKey.parse(next.key()).ifPresent(key -> views.reads(next.partition(), key, policy));
        } else if (topic.equals(TopicCatalogue.JOB_OUTCOMES)) {
            liveSlots.reads(log.decode(TopicCatalogue.JOB_OUTCOMES, next.value()));
        }
        task.read(topic, now);
    }

    private void written(SpecificRecord record, long time) {
        if (record instanceof NodeRelease release) {
            liveSlots.released(release, views.bootEpoch(release.getCell(), release.getNodeId()), now);
            at(now + random.nextInt(200), () -> nodes.stream()
                    .filter(node -> node.id().equals(release.getNodeId()))
                    .forEach(node -> node.released(release, now)));
        }
        if (!(record instanceof RoutingDecision decision)) {
            return;
        }
        tell(() -> decision.getCell() + " decides " + decision.getJobId() + " attempt " + decision.getAttempt() + ": "
                + decision.getExplanation());
        liveSlots.decided(decision, time);
        views.decided(decision);
        requests.decided(decision);
        if (decision.getKind() == DecisionKind.ASSIGNED
                && assigned.add(decision.getJobId() + "/" + decision.getAttempt())) {
            serve(decision);
        }
    }

    /** Its gateway uses the node, and says so early, late, twice or never. */
    private void serve(RoutingDecision decision) {
        int how = settling ? 0 : random.nextInt(100);
        long after = random.nextLong(20, 1_520);
        OutcomeBuilder outcome = anOutcome().of(decision);
        if (how < 66) {
            report(outcome, after);
        } else if (how < 76) {
            report(outcome.failed("out of memory"), after);
        } else if (how < 82) {
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
        List<Written> decisions = log.records(TopicCatalogue.ROUTING_DECISIONS, 0);
        if (decisions.isEmpty()) {
            return;
        }
        RoutingDecision decision = log.decode(
                TopicCatalogue.ROUTING_DECISIONS,
                decisions.get(decisions.size() - 1).value());
        if (decision.getKind() == DecisionKind.ASSIGNED) {
            JobOutcome foreign = anOutcome().of(decision).build();
            foreign.setGatewayId(STRANGER);
            log.write(TopicCatalogue.JOB_OUTCOMES, foreign.getCell(), foreign, now);
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
        List<NodeState> ofNode = states(older.partition()).stream()
                .filter(other -> other.getNodeId().equals(state.getNodeId())
                        && other.getCell().equals(state.getCell()))
                .toList();
        boolean superseded = ofNode.stream()
                .anyMatch(other -> other.getBootEpoch() > state.getBootEpoch()
                        || (other.getBootEpoch() == state.getBootEpoch() && other.getSequence() > state.getSequence()));
        // Nobody says again, when a node is forgotten, what was said before it left: that is what memory is for.
        boolean forgotten = life.forgets() && ofNode.get(ofNode.size() - 1).getLiveness() == Liveness.LEFT;
        if (superseded && !forgotten) {
            tell("repeats " + older.partition() + "@" + older.offset() + " of " + older.key());
            log.write(TopicCatalogue.NODE_STATES, older.partition(), older.key(), state, now);
        }
    }
}
