package com.resultity.mesh.registry.change;

import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However late the log brings a command again, and whatever the clock of who sent it says, it is done once. */
class CommandMemoryTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Registrar registrar = new Registrar(Gates.NONE);

    @ParameterizedTest(name = "sent by a clock {0} minutes ahead")
    @ValueSource(ints = {-29, 0, 5})
    void shouldNotDoAgainWhatTheLogBringsAgain(int ahead) {
        Command sent = command("sent", NOW + ahead * MINUTE, 1);
        assertInstanceOf(Reply.Applied.class, registrar.decide(sent, NOW).reply());
        registrar.decide(command("later", NOW, 2), NOW);

        for (long now = NOW; now < NOW + 60 * MINUTE; now += MINUTE) {
            registrar.forget(now);
            // A clock that is set back a little.
            assertEquals(List.of(), registrar.decide(sent, now - 4 * MINUTE).facts(), "at " + (now - NOW) / MINUTE);
        }
    }

    @Test
    void shouldForgetInTheEnd() {
        registrar.decide(command("sent", NOW, 1), NOW);

        assertEquals(List.of(), registrar.forget(NOW + 40 * MINUTE));
        assertEquals(List.of("id/sent"), registrar.forget(NOW + 40 * MINUTE + 1));
    }

    @Test
    void shouldRefuseWhatIsSentInTimeToCome() {
        Decision decision = registrar.decide(command("sent", NOW + 5 * MINUTE + 1, 1), NOW);

        assertInstanceOf(Reply.Refused.class, decision.reply());
        assertEquals(List.of(), decision.facts());
    }

    /** Nobody takes the memory of all others by asking for the same again and again. */
    @ParameterizedTest(name = "under keys: {0}")
    @ValueSource(booleans = {false, true})
    void shouldRememberSoMuchOfOneActorAndNoMore(boolean keyed) {
        List<Decision> taken = askUntilRefused("alice", keyed);

        assertEquals(10_000, taken.size(), 10);
        int number = taken.size();
        assertInstanceOf(Reply.Refused.class, ask("alice", number, keyed, NOW));
        assertInstanceOf(Reply.Applied.class, ask("alice", 1, keyed, NOW), "a repeat");
        assertInstanceOf(Reply.Applied.class, ask("bob", 1, keyed, NOW));

        long later = NOW + (keyed ? CommandMemory.TIME : CommandMemory.TIME_WITHOUT_KEY) + 1;
        registrar.forget(later);
        assertInstanceOf(Reply.Applied.class, ask("alice", number, keyed, later));
    }

    @Test
    void shouldKnowOfWhomItRememberedUnderKeysInAnEarlierLife() {
        Registrar successor = new Registrar(Gates.NONE);
        for (Decision decision : askUntilRefused("alice", true)) {
            decision.facts().forEach(successor::restore);
            successor.restore(decision.remembered().orElseThrow());
        }

        assertInstanceOf(
                Reply.Refused.class,
                successor.decide(declaring("alice", -1, true, NOW), NOW).reply());
        assertInstanceOf(
                Reply.Applied.class,
                successor.decide(declaring("bob", -1, true, NOW), NOW).reply());
    }

    private List<Decision> askUntilRefused(String actor, boolean keyed) {
        List<Decision> taken = new ArrayList<>();
        while (taken.size() < CommandMemory.MOST_NAMED) {
            Decision decision = registrar.decide(declaring(actor, taken.size(), keyed, NOW), NOW);
            if (decision.remembered().isEmpty()) {
                break;
            }
            taken.add(decision);
        }
        return taken;
    }

    private Reply ask(String actor, int number, boolean keyed, long now) {
        return registrar.decide(declaring(actor, number, keyed, now), now).reply();
    }

    /** What changes nothing after the first time. */
    private static Command declaring(String actor, int number, boolean keyed, long now) {
        SubcloudManifest pool = new SubcloudManifest(
                aSubcloud("user-" + actor).ownedBy("user/" + actor).build(), List.of(), false);
        return new Command(
                actor + number,
                keyed ? Optional.of(new Command.RequestKey("k" + number, "")) : Optional.empty(),
                new Principal(actor, false),
                now,
                OptionalLong.empty(),
                Optional.empty(),
                List.of(new Change.Declare(pool)));
    }

    /** One that undoes what the other one does, so that to do it again would show. */
    private static Command command(String id, long issuedAt, int trustLevel) {
        SubcloudManifest pool = new SubcloudManifest(
                aSubcloud("pool")
                        .asking(criteria -> criteria.minimumTrustLevel(trustLevel))
                        .build(),
                List.of(),
                false);
        return new Command(
                id,
                Optional.empty(),
                Principal.NETWORK_OPERATOR,
                issuedAt,
                OptionalLong.empty(),
                Optional.empty(),
                List.of(new Change.Declare(pool)));
    }
}
