package com.resultity.mesh.registry.change;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.ServiceRecord;
import com.resultity.mesh.registry.definition.TestingNode;
import com.resultity.mesh.registry.definition.TestingSubcloud;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.state.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Floors of availability and latency, from the figures to the membership. */
class ServiceWatchTest {

    private static final ServiceRecord GOOD = figures(1_000_000, 900);
    private static final ServiceRecord SLOW = figures(1_000_000, 5_000);
    private static final long PROBATION = Probation.TIME;

    private final List<Fact> log = new ArrayList<>();
    private final Map<String, ServiceRecord> kept = new HashMap<>();
    private Registrar registrar = new Registrar(Gates.NONE);
    private long now = 1_000;
    private int commands;

    @Test
    void shouldSuspendWhatFallsBelowAFloorAndSayWhich() {
        declare(pool("pool"), node("n", "pool"));
        assertEquals(State.ACTIVE, stateIn("pool"));

        measure(figures(994_999, 900));
        assertEquals(
                Optional.of("minimumAvailability: the node was heard 99.4999% of the time, and 99.5% are asked"),
                membershipIn("pool").reason());

        declare(aSubcloud("other").asking(criteria -> criteria.maximumLatency(800)), node("n", "pool", "other"));
        assertEquals(
                Optional.of("maximumLatency: the node took 900 ms for 95 of 100 jobs, and 800ms are the most"),
                membershipIn("other").reason());
    }

    @Test
    void shouldLetInAgainWhoseFiguresWereGoodForTheWholeProbation() {
        declare(pool("pool"), node("n", "pool"));
        measure(SLOW);
        assertEquals(State.SUSPENDED, stateIn("pool"));

        measure(GOOD);
        later(PROBATION - 1);
        assertEquals(State.SUSPENDED, stateIn("pool"));
        measure(SLOW);
        measure(GOOD);
        later(PROBATION - 1);
        assertEquals(State.SUSPENDED, stateIn("pool"));
        later(1);
        assertEquals(State.ACTIVE, stateIn("pool"));
        assertEquals(Map.of(), kept);
    }

    @Test
    void shouldHoldNothingAgainstWhatIsNotMeasured() {
        declare(pool("pool"), node("n", "pool"));
        measure(new ServiceRecord(OptionalInt.of(1_000_000), OptionalLong.empty()));
        assertEquals(State.ACTIVE, stateIn("pool"));

        measure(SLOW);
        measure(ServiceRecord.NONE);
        assertEquals(State.SUSPENDED, stateIn("pool"));
        later(PROBATION);
        assertEquals(State.ACTIVE, stateIn("pool"));
    }

    @Test
    void shouldJudgeNobodyWhoCrossesNoFloor() {
        declare(pool("pool"), aSubcloud("free"), node("n", "pool", "free"));
        int before = log.size();
        for (int milliseconds = 100; milliseconds <= 2_000; milliseconds += 100) {
            registrar.measured(Map.of("n", figures(995_000 + milliseconds, milliseconds)), now);
            assertTrue(registrar.hasJudgedAll(), "judged for nothing");
        }
        registrar.measured(Map.of("n", figures(1_000_000, 2_001)), now);
        settle();
        assertEquals(before + 1, log.size());
        registrar.measured(Map.of("n", figures(1_000_000, 2_002)), now);
        registrar.measured(Map.of("stranger", SLOW), now);
        assertTrue(registrar.hasJudgedAll(), "judged for nothing");
    }

    @Test
    void shouldSuspendInTheNextSubcloudToo() {
        declare(
                pool("pool"),
                aSubcloud("patient").asking(criteria -> criteria.maximumLatency(8_000)),
                node("n", "pool", "patient"));
        measure(SLOW);
        assertEquals(State.ACTIVE, stateIn("patient"));

        measure(figures(1_000_000, 9_000));
        assertEquals(State.SUSPENDED, stateIn("patient"));
        measure(GOOD);
        later(PROBATION);
        assertEquals(State.ACTIVE, stateIn("pool"));
        assertEquals(State.ACTIVE, stateIn("patient"));
    }

    @Test
    void shouldLetInAgainWhereFiguresAreGoodEnoughAlthoughTheyAreNotElsewhere() {
        declare(
                pool("pool"),
                aSubcloud("patient").asking(criteria -> criteria.maximumLatency(8_000)),
                node("n", "pool", "patient"));
        measure(SLOW);
        measure(figures(1_000_000, 9_000));
        assertEquals(State.SUSPENDED, stateIn("patient"));

        measure(SLOW);
        later(Probation.TIME);
        assertEquals(State.SUSPENDED, stateIn("pool"));
        assertEquals(State.ACTIVE, stateIn("patient"));
        assertEquals(Map.of("n", SLOW), kept);
    }

    @Test
    void shouldForgetOldFiguresAlsoWhereNewOnesComeEverySecond() {
        declare(pool("pool"), node("n", "pool"));
        measure(SLOW);
        for (long second = 0; second < Probation.TIME / 1_000 + 10; second++) {
            measure(GOOD);
            later(1_000);
        }
        assertEquals(State.ACTIVE, stateIn("pool"));
    }

    @Test
    void shouldJudgeByThePresentFiguresWhenFloorsAreRaised() {
        declare(aSubcloud("pool").asking(criteria -> criteria.maximumLatency(9_000)), node("n", "pool"));
        measure(SLOW);
        assertEquals(State.ACTIVE, stateIn("pool"));

        declare(pool("pool"));
        assertEquals(State.SUSPENDED, stateIn("pool"));
        declare(aSubcloud("pool").asking(criteria -> criteria.maximumLatency(5_000)));
        assertEquals(State.ACTIVE, stateIn("pool"));
    }

    @Test
    void shouldJoinUnaskedWhoComesToBeGoodEnough() {
        declare(pool("pool").autoJoin(true), aNode("n").autoJoin(true));
        measure(SLOW);
        assertEquals(State.SUSPENDED, stateIn("pool"));
        later(PROBATION);
        measure(GOOD);
        later(PROBATION);
        assertEquals(State.ACTIVE, stateIn("pool"));

        registrar.measured(Map.of("late", SLOW), now);
        declare(aNode("late").autoJoin(true));
        assertEquals(
                List.of(), registrar.view().memberships().get("late").value().memberships());
        registrar.measured(Map.of("late", GOOD), now);
        settle();
        assertEquals(
                State.ACTIVE,
                registrar
                        .view()
                        .memberships()
                        .get("late")
                        .value()
                        .memberships()
                        .get(0)
                        .state());
    }

    @Test
    void shouldNotChangeItsMindInAnotherLife() {
        declare(pool("pool"), node("n", "pool"));
        measure(SLOW);
        assertEquals(Map.of("n", SLOW), kept);
        measure(GOOD);
        int before = log.size();

        takeOver();
        assertEquals(before, log.size());
        assertEquals(State.SUSPENDED, stateIn("pool"));
        // What is measured is told anew; where nothing is, nothing speaks against the node.
        later(PROBATION - 1);
        assertEquals(State.SUSPENDED, stateIn("pool"));
        later(1);
        assertEquals(State.ACTIVE, stateIn("pool"));
    }

    @Test
    void shouldKeepNothingOfANodeThatIsGone() {
        declare(pool("pool"), node("n", "pool"));
        measure(SLOW);
        ask(new Change.Remove(Kind.NODE, "n"));
        assertEquals(Map.of(), kept);
    }

    private static TestingSubcloud pool(String id) {
        return aSubcloud(id)
                .asking(criteria -> criteria.minimumAvailability(995_000).maximumLatency(2_000));
    }

    private static TestingNode node(String id, String... subclouds) {
        return aNode(id).asking(subclouds);
    }

    private static ServiceRecord figures(int availability, long latency) {
        return new ServiceRecord(OptionalInt.of(availability), OptionalLong.of(latency));
    }

    private void declare(Object... declared) {
        List<Change> changes = new ArrayList<>();
        for (Object one : declared) {
            Manifest manifest = one instanceof TestingNode node
                    ? new NodeManifest(node.build())
                    : new SubcloudManifest(((TestingSubcloud) one).build(), List.of(), false);
            changes.add(new Change.Declare(manifest));
        }
        ask(changes.toArray(new Change[0]));
    }

    private void ask(Change... changes) {
        Decision decision = registrar.decide(
                new Command(
                        "c-" + commands++,
                        Optional.empty(),
                        Principal.NETWORK_OPERATOR,
                        now,
                        OptionalLong.empty(),
                        Optional.empty(),
                        List.of(changes)),
                now);
        assertInstanceOf(Reply.Applied.class, decision.reply());
        log.addAll(decision.facts());
        settle();
    }

    private void measure(ServiceRecord figures) {
        registrar.measured(Map.of("n", figures), now);
        settle();
    }

    private void later(long milliseconds) {
        now += milliseconds;
        registrar.measured(Map.of(), now);
        settle();
    }

    private void settle() {
        while (!registrar.hasJudgedAll()) {
            log.addAll(registrar.judge(10, now));
        }
        registrar.takeServicesToKeep().forEach((nodeId, counts) -> {
            if (counts.equals(ServiceRecord.NONE)) {
                kept.remove(nodeId);
            } else {
                kept.put(nodeId, counts);
            }
        });
    }

    private void takeOver() {
        registrar = new Registrar(Gates.NONE);
        log.forEach(registrar::restore);
        kept.forEach((nodeId, counts) -> registrar.restore(new Fact.ServiceIs(nodeId, counts)));
        registrar.begin(now);
        settle();
    }

    private State stateIn(String subcloudId) {
        return membershipIn(subcloudId).state();
    }

    private Membership membershipIn(String subcloudId) {
        return registrar.view().memberships().get("n").value().memberships().stream()
                .filter(membership -> membership.subcloudId().equals(subcloudId))
                .findFirst()
                .orElseThrow();
    }
}
