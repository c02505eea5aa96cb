package com.resultity.mesh.registry.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.Standing;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.FactVersion;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random commands, against a model that thinks everything through again after each of them. */
class RegistrarModelTest {

    private static final int STEPS = 4_000;
    private static final Principal TESTER = new Principal("test", true);

    @ParameterizedTest(name = "seed {0}, {1} nodes judged at once")
    @CsvSource({"1, 1000", "2, 1000", "3, 2", "4, 2", "5, 0"})
    void shouldComeToWhatTheModelComesTo(long seed, int judgedAtOnce) {
        new Run(seed, judgedAtOnce).go();
    }

    @Test
    void shouldComeToWhatTheModelComesToWithASeedOfOnesChoice() {
        long seed = Long.getLong("test.seed", 20_260_101);
        System.out.println("seed " + seed);
        new Run(seed, 3).go();
    }

    /** One sequence of commands. */
    private static final class Run {

        private final long seed;
        private final int judgedAtOnce;
        private final Random random;
        private final RandomChanges changes;
        private final RegistryModel model = new RegistryModel();
        private final List<Fact> log = new ArrayList<>();
        private final RegistryView folded = new RegistryView();
        private final Map<FactVersion, Fact> written = new HashMap<>();
        private final List<Remembered> memory = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private Registrar registrar;
        private long now = 1_000;
        private int foldedFacts;
        private int applied;
        private int refused;

        Run(long seed, int judgedAtOnce) {
            this.seed = seed;
            this.judgedAtOnce = judgedAtOnce;
            this.random = new Random(seed);
            this.changes = new RandomChanges(random);
            this.registrar = new Registrar(Gates.NONE, judgedAtOnce);
        }

        void go() {
            for (int step = 0; step < STEPS; step++) {
                // A clock that stands still, goes on, and is set back.
                now += random.nextInt(3) - (random.nextInt(50) == 0 ? 20 : 0);
                switch (random.nextInt(20)) {
                    case 0 -> restart();
                    case 1 -> repeat();
                    case 2 -> observe();
                    default -> ask(step);
                }
                compare();
            }
            RegistryView foldedAtOnce = new RegistryView();
            log.forEach(foldedAtOnce::apply);
            assertFoldedTo(foldedAtOnce);
            assertTrue(applied > STEPS / 10 && refused > STEPS / 10, () -> applied + " applied, " + refused);
        }

        private void ask(int step) {
            String user = changes.user();
            boolean ofUsers = random.nextInt(6) == 0;
            boolean byUser = ofUsers && random.nextInt(3) > 0;
            Change change = ofUsers ? changes.ofUser(user) : changes.next();
            OptionalLong expected = random.nextInt(5) == 0 ? guess(change) : OptionalLong.empty();
            Command command = new Command(
                    "c-" + step,
                    Optional.empty(),
                    byUser ? new Principal(user, false) : TESTER,
                    now,
                    expected,
                    Optional.empty(),
                    List.of(change));
            told.add(command.toString());
            boolean stale = expected.isPresent()
                    && VersionedSubject.of(change)
                                    .flatMap(it -> it.versionIn(registrar.view()))
                                    .orElse(0L)
                            != expected.getAsLong();
            Decision decision = registrar.decide(command, now);
            take(decision.facts());
            memory.add(decision.remembered().orElseThrow());
            boolean done = decision.reply() instanceof Reply.Applied;
            if (decision.reply() instanceof Reply.Refused no && no.refusal() instanceof Refusal.Stale) {
                assertTrue(stale, this::history);
                return;
            }
            boolean expectedDone = byUser ? model.make(user, change) : model.make(change);
            // Which of two reasons to refuse comes first is not the model's.
            assertEquals(expectedDone && !stale, done, this::history);
            if (done) {
                applied++;
            } else {
                refused++;
                assertEquals(List.of(), decision.facts(), this::history);
            }
        }

        private OptionalLong guess(Change change) {
            long present = VersionedSubject.of(change)
                    .flatMap(it -> it.versionIn(registrar.view()))
                    .orElse(0L);
            return OptionalLong.of(random.nextBoolean() ? present : present + 1);
        }

        /** What was sent before is sent again: the same reply, and nothing else. */
        private void repeat() {
            if (memory.isEmpty()) {
                return;
            }
            Remembered known = memory.get(random.nextInt(memory.size()));
            Command again = new Command(
                    known.reply().commandId(),
                    Optional.empty(),
                    TESTER,
                    now,
                    OptionalLong.empty(),
                    Optional.empty(),
                    List.of(changes.next()));
            Decision decision = registrar.decide(again, now);
            assertEquals(List.of(), decision.facts(), this::history);
            assertEquals(known.reply(), decision.reply(), this::history);
        }

        /** Another instance takes over: it knows what was written, and no more. */
        private void restart() {
            told.add("restart");
            settle();
            Registrar next = new Registrar(Gates.NONE, judgedAtOnce);
            log.forEach(next::restore);
            memory.forEach(next::restore);
            next.restoreHighestVersion(registrar.highestVersion());
            next.begin(now);
            registrar = next;
            int before = log.size();
            settle();
            assertEquals(before, log.size(), () -> "a successor changed its mind; " + history());
        }

        private void observe() {
            String node = changes.node();
            boolean poor = random.nextBoolean();
            told.add("standing of " + node + " poor " + poor);
            Fact fact = new Fact.StandingIs(node, new Standing(poor));
            registrar.observe(fact);
            log.add(fact);
            model.standing(node, poor);
        }

        private void settle() {
            while (!registrar.hasJudgedAll()) {
                take(registrar.judge(1 + random.nextInt(3), now));
            }
        }

        private void take(List<Fact> facts) {
            for (Fact fact : facts) {
                registrar.view().versionOf(fact).filter(it -> !it.gone()).ifPresent(version -> {
                    assertEquals(null, written.put(version, fact), () -> version + " twice; " + history());
                });
                log.add(fact);
            }
        }

        private void compare() {
            membershipsHold();
            settle();
            SortedMap<String, SubcloudState> states = new TreeMap<>();
            registrar
                    .view()
                    .subclouds()
                    .forEach((id, it) -> states.put(id, it.value().state()));
            assertEquals(model.states(), states, this::history);
            assertEquals(model.memberships(), membershipsOf(registrar.view()), this::history);
            log.subList(foldedFacts, log.size()).forEach(folded::apply);
            foldedFacts = log.size();
            assertFoldedTo(folded);
        }

        private void assertFoldedTo(RegistryView view) {
            assertEquals(registrar.view().subclouds(), view.subclouds(), this::history);
            assertEquals(registrar.view().memberships(), view.memberships(), this::history);
        }

        /** Also before all is judged, every membership is of a Subcloud that is there, and says of isolation what that says. */
        private void membershipsHold() {
            registrar.view().memberships().values().forEach(judged -> judged.value()
                    .memberships()
                    .forEach(it -> {
                        Versioned<Subcloud> subcloud =
                                registrar.view().subclouds().get(it.subcloudId());
                        assertNotNull(subcloud, this::history);
                        assertEquals(subcloud.value().isolatesNow(), it.isolates(), this::history);
                    }));
        }

        private static List<String> membershipsOf(RegistryView view) {
            List<String> found = new ArrayList<>();
            view.memberships().forEach((node, judged) -> judged.value()
                    .memberships()
                    .forEach(it ->
                            found.add(node + "/" + it.subcloudId() + "=" + it.state() + (it.isolates() ? "*" : ""))));
            return found;
        }

        private String history() {
            int from = Math.max(0, told.size() - 12);
            return "seed " + seed + ", after " + told.size() + ", last: "
                    + String.join("\n  ", told.subList(from, told.size()));
        }
    }
}
