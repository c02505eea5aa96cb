package com.resultity.mesh.router.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.ladder.CellLoad;
import com.resultity.mesh.router.decide.ladder.Peers;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.memory.JobEntry;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeFactsBuilder;
import com.resultity.mesh.router.decide.policy.Grant;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.policy.PolicyBuilder;
import com.resultity.mesh.router.decide.policy.Quota;
import com.resultity.mesh.router.decide.tenancy.EndedTenancy.OutcomePosition;
import com.resultity.mesh.router.decide.tenancy.Outcome;
import com.resultity.mesh.router.decide.tenancy.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A cell with a clock that tests move, which collects what it wants done and remembers what it wants remembered, so that it
 * can be started again from that.
 */
final class TestingCell {

    private final String name;
    private final CellSettings settings;
    private final Policies policies;
    private final Peers peers = new Peers();
    private final Map<String, JobEntry> entries = new TreeMap<>();
    private final Map<String, TreeMap<Integer, Slot>> slots = new TreeMap<>();
    private final Map<String, NodeFacts> nodes = new TreeMap<>();
    private final Map<String, OptionalInt> numbers = new TreeMap<>();
    private List<Effect> effects = new ArrayList<>();
    private Cell cell;
    private long now = JobBuilder.START;
    private long rememberedAt;
    private long nextOutcome;

    TestingCell(String name, CellSettings settings) {
        this.name = name;
        this.settings = settings;
        this.policies = new Policies();
        this.cell = new Cell(name, policies, peers, settings, this::take);
    }

    /** The usual settings but for these. */
    static CellSettings settings(int attempts, int line, long walkAgain, long memory) {
        CellSettings usual = CellSettings.defaults();
        return new CellSettings(
                attempts,
                line,
                walkAgain,
                memory,
                usual.nodeMemoryMilliseconds(),
                usual.affinityLimit(),
                usual.overprovisioning(),
                usual.knownTenantsOnly(),
                usual.knownModelsOnly());
    }

    /** A cell EU-0 with the usual settings. */
    static TestingCell inEurope() {
        return new TestingCell("EU-0", CellSettings.defaults());
    }

    private void take(Effect effect) {
        effects.add(effect);
        rememberedAt = now;
        if (effect instanceof Effect.Decided decided) {
            TypedReasons.check(decided.decision());
            entries.put(decided.entry().jobId(), decided.entry());
        } else if (effect instanceof Effect.HandedOn handedOn) {
            entries.put(handedOn.entry().jobId(), handedOn.entry());
        } else if (effect instanceof Effect.JobChanged changed) {
            entries.put(changed.entry().jobId(), changed.entry());
        } else if (effect instanceof Effect.JobForgotten forgotten) {
            entries.remove(forgotten.jobId());
        } else if (effect instanceof Effect.SlotEnded ended) {
            slots.computeIfAbsent(ended.nodeId(), unknown -> new TreeMap<>()).put(ended.number(), ended.slot());
        }
    }

    /** Starts the cell again from what it wanted remembered. */
    TestingCell restart() {
        cell = new Cell(name, policies, peers, settings, this::take);
        slots.forEach((nodeId, ended) -> ended.forEach((number, slot) -> cell.restore(nodeId, number, slot)));
        entries.values().forEach(entry -> cell.restore(entry, rememberedAt));
        nodes.forEach((nodeId, node) -> cell.restore(node, numbers.get(nodeId)));
        return this;
    }

    TestingCell with(NodeFactsBuilder... some) {
        for (NodeFactsBuilder node : some) {
            node(node);
        }
        effects.clear();
        return this;
    }

    TestingCell with(PolicyBuilder... some) {
        for (PolicyBuilder policy : some) {
            policies.put(policy.build());
        }
        return this;
    }

    TestingCell withGrant(String subcloudId, String tenantId, long version) {
        policies.put(
                new Grant.Key(subcloudId, Grant.SubjectKind.TENANT, tenantId),
                new Grant(version, Quota.UNLIMITED, Long.MAX_VALUE));
        return this;
    }

    Peers peers() {
        return peers;
    }

    Policies policies() {
        return policies;
    }

    long now() {
        return now;
    }

    /** Moves the clock without letting anything fall due. */
    TestingCell after(long milliseconds) {
        now += milliseconds;
        return this;
    }

    /** Moves the clock and lets fall due what is due. */
    List<Effect> tickAfter(long milliseconds) {
        now += milliseconds;
        cell.tick(now);
        return drain();
    }

    List<Effect> arrive(JobBuilder job) {
        return arrive(job.build());
    }

    List<Effect> arrive(Job job) {
        cell.arrive(job, now);
        return drain();
    }

    List<Effect> receive(Effect.HandedOn handedOn) {
        return receive(handedOn.token(), handedOn.purpose());
    }

    List<Effect> receive(Token token, Effect.Purpose purpose) {
        cell.receive(token, purpose, now);
        return drain();
    }

    List<Effect> receive(Effect.AskedAgain asked) {
        cell.receive(asked.token(), Effect.Purpose.REPEAT, now);
        return drain();
    }

    List<Effect> node(NodeFactsBuilder node) {
        NodeFacts facts = node.build();
        if (cell.node(facts, now)) {
            nodes.put(facts.id(), facts);
            numbers.put(facts.id(), cell.numberOf(facts.id()));
        }
        return drain();
    }

    /** Whether the cell takes these facts over. */
    boolean accepts(NodeFactsBuilder node) {
        boolean accepted = cell.node(node.build(), now);
        drain();
        return accepted;
    }

    /** The policies begin or cease to isolate members: what was said of these is judged under them. */
    List<Effect> isolationChanged(NodeFactsBuilder... members) {
        cell.isolationChanged(
                Arrays.stream(members).map(NodeFactsBuilder::build).toList(), now);
        return drain();
    }

    List<Effect> policiesChanged() {
        cell.policiesChanged(now);
        return drain();
    }

    List<Effect> served(Decision.Assigned assigned) {
        return outcome(assigned, true);
    }

    List<Effect> failed(Decision.Assigned assigned) {
        return outcome(assigned, false);
    }

    private List<Effect> outcome(Decision.Assigned assigned, boolean served) {
        return outcome(
                assigned.token().job().id(),
                assigned.token().attempt(),
                assigned.node().id(),
                assigned.token().job().gatewayId(),
                served);
    }

    List<Effect> outcome(String jobId, int attempt, String nodeId, String gatewayId, boolean served) {
        OutcomePosition position = new OutcomePosition(0, nextOutcome++);
        cell.outcome(new Outcome(jobId, attempt, nodeId, gatewayId, served, position), now);
        return drain();
    }

    Suitability suitabilityOf(String nodeId, JobBuilder job) {
        return cell.suitabilityOf(nodeId, job.build(), now);
    }

    int awaited() {
        return cell.awaited();
    }

    CellLoad load() {
        return cell.load(now);
    }

    /** What the cell wanted remembered of a job. */
    Optional<JobEntry> remembered(String jobId) {
        return Optional.ofNullable(entries.get(jobId));
    }

    private List<Effect> drain() {
        List<Effect> drained = List.copyOf(effects);
        effects = new ArrayList<>();
        return drained;
    }

    /** All decisions among effects. */
    static List<Decision> decisions(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Decided.class::isInstance)
                .map(effect -> ((Effect.Decided) effect).decision())
                .toList();
    }

    /** The only decision among effects, which must be of this kind. */
    static <D extends Decision> D only(Class<D> kind, List<Effect> effects) {
        List<Decision> decisions = decisions(effects);
        assertEquals(1, decisions.size(), () -> "decisions among " + effects);
        return assertInstanceOf(kind, decisions.get(0));
    }

    static Decision.Assigned assigned(List<Effect> effects) {
        return only(Decision.Assigned.class, effects);
    }

    static Decision.Refused refused(List<Effect> effects) {
        return only(Decision.Refused.class, effects);
    }

    static Decision.Expired expired(List<Effect> effects) {
        return only(Decision.Expired.class, effects);
    }

    /** The only token among effects. */
    static Effect.HandedOn handedOn(List<Effect> effects) {
        assertEquals(List.of(), decisions(effects));
        List<Effect.HandedOn> tokens = effects.stream()
                .filter(Effect.HandedOn.class::isInstance)
                .map(Effect.HandedOn.class::cast)
                .toList();
        assertEquals(1, tokens.size(), () -> "tokens among " + effects);
        return tokens.get(0);
    }

    /** Nothing but that a job joined the line. */
    static JobEntry.State.Waiting waiting(List<Effect> effects) {
        assertEquals(1, effects.size(), () -> "effects " + effects);
        Effect.JobChanged changed = assertInstanceOf(Effect.JobChanged.class, effects.get(0));
        return assertInstanceOf(JobEntry.State.Waiting.class, changed.entry().state());
    }
}
