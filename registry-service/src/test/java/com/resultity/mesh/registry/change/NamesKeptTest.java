package com.resultity.mesh.registry.change;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.Refusal.Mistake;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Role;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody makes something under a name that could be another's, or that was. */
class NamesKeptTest {

    private static final long NOW = 1_000;
    private static final Principal OPERATOR = Principal.NETWORK_OPERATOR;
    private static final Principal ALICE = new Principal("alice", false);
    private static final Principal MALLORY = new Principal("mallory", false);

    private final Registrar registrar = new Registrar(Gates.NONE);
    private int commands;

    @BeforeEach
    void makeTheWorld() {
        done(OPERATOR, organisation("acme", "alice", "op-acme"), organisation("rival", "mallory", "op-rival"));
        done(ALICE, team("acme-lab", "acme"));
    }

    @Test
    void shouldKeepTheIdOfARemovedSubcloudForWhoOwnedItLast() {
        done(OPERATOR, pool("acme-given", "org/rival"));
        Refusal taken = refused(ALICE, pool("acme-given", "org/acme"));
        done(MALLORY, new Change.Remove(Kind.SUBCLOUD, "acme-given"));

        // Not even the refusal tells that it is there no more.
        assertEquals(taken, refused(ALICE, pool("acme-given", "org/acme")));
        assertInstanceOf(Refusal.Forbidden.class, taken);
        done(MALLORY, pool("acme-given", "org/rival"));
        done(MALLORY, new Change.Remove(Kind.SUBCLOUD, "acme-given"));
        done(OPERATOR, pool("acme-given", "org/acme"));
        done(ALICE, new Change.Remove(Kind.SUBCLOUD, "acme-given"));
        assertInstanceOf(Refusal.Forbidden.class, refused(MALLORY, pool("acme-given", "org/rival")));
        done(ALICE, pool("acme-given", "org/acme"));
    }

    @Test
    void shouldLetWhoGaveAnIdUpGiveItAway() {
        done(ALICE, pool("acme-lab-pool", "team/acme-lab"));
        done(ALICE, new Change.Remove(Kind.SUBCLOUD, "acme-lab-pool"));
        done(ALICE, pool("acme-lab-pool", "org/acme"));
    }

    @Test
    void shouldRefuseTeamsAndOrganisationsThatCouldGiveTheSameNames() {
        refusedForNames(OPERATOR, organisation("acme-too", "mallory"));
        refusedForNames(OPERATOR, organisation("rival-a", "mallory"), organisation("other", "mallory"));
        refusedForNames(OPERATOR, organisation("new", "mallory"), organisation("new-too", "mallory"));
        refusedForNames(OPERATOR, team("rival", "acme"));
        refusedForNames(OPERATOR, team("acme-lab", "rival"));
        refusedForNames(ALICE, team("acme-lab-two", "acme"));
        refusedForNames(OPERATOR, organisation("user", "mallory"));
        refusedForNames(OPERATOR, organisation("user-alice", "mallory"));
        done(OPERATOR, organisation("acmetoo", "mallory"), organisation("users", "mallory"));
        done(ALICE, team("acme-desk", "acme"), team("acme-lab", "acme"));
        done(OPERATOR, organisation("acme", "alice", "op-acme"));
    }

    @Test
    void shouldTellNobodyElseThatNamesAreShared() {
        assertEquals(
                refused(MALLORY, organisation("none", "mallory")),
                refused(MALLORY, organisation("acme-too", "mallory")));
        assertEquals(refused(MALLORY, team("none-x", "none")), refused(MALLORY, team("acme-lab-x", "acme")));
    }

    @Test
    void shouldRefuseOperatorsOfNodesThatCouldGiveTheSameNames() {
        refusedForNames(OPERATOR, organisation("rival", "mallory", "op-rival", "op-acme-too"));
        refusedForNames(OPERATOR, organisation("rival", "mallory", "op"));
        refusedForNames(OPERATOR, organisation("third", "mallory", "op-acme-too"));
        // Whoever acts for the one acts for the other.
        done(OPERATOR, organisation("acme", "alice", "op-acme", "op-acme-too"));
        done(OPERATOR, organisation("rival", "mallory", "op-rival", "op-third"));
        refusedForNames(OPERATOR, organisation("rival", "mallory", "op-rival", "op-acme-too"));
    }

    @Test
    void shouldRefuseOperatorsThatCouldGiveTheNamesOfNodesThatNobodyActsFor() {
        done(OPERATOR, node("lone-1", "lone-wolf"));
        refusedForNames(OPERATOR, organisation("rival", "mallory", "op-rival", "lone"));
        refusedForNames(OPERATOR, organisation("rival", "mallory", "op-rival", "lone-wolf-too"));
        done(OPERATOR, organisation("rival", "mallory", "lone", "lone-wolf"));
        // What was there before stays.
        done(OPERATOR, node("lone-2", "lone-star"));
        done(OPERATOR, organisation("rival", "mallory", "lone", "lone-wolf", "op-rival"));
    }

    /** Each against each other, these would take longer than a minute. */
    @Test
    void shouldNotLookAtEachOtherForEachThatIsDeclared() {
        Change[] many = IntStream.range(0, 30_000)
                .mapToObj(i -> team("team" + i, "acme"))
                .toArray(Change[]::new);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> done(OPERATOR, many));
    }

    private void refusedForNames(Principal principal, Change... changes) {
        Refusal.Mistaken refusal = assertInstanceOf(Refusal.Mistaken.class, refused(principal, changes));
        assertEquals(
                List.of(SharedNames.REMEDY),
                refusal.mistakes().stream().map(Mistake::remedy).distinct().toList());
    }

    private Refusal refused(Principal principal, Change... changes) {
        Decision decision = registrar.decide(command(principal, changes), NOW);
        assertEquals(List.of(), decision.facts());
        return assertInstanceOf(Reply.Refused.class, decision.reply()).refusal();
    }

    private void done(Principal principal, Change... changes) {
        Reply reply = registrar.decide(command(principal, changes), NOW).reply();
        assertInstanceOf(Reply.Applied.class, reply, reply::toString);
    }

    private Command command(Principal principal, Change... changes) {
        return new Command(
                "c-" + commands++,
                Optional.empty(),
                principal,
                NOW,
                OptionalLong.empty(),
                Optional.empty(),
                List.of(changes));
    }

    private static Change pool(String id, String owner) {
        return new Change.Declare(
                new SubcloudManifest(aSubcloud(id).ownedBy(owner).build(), List.of(), false));
    }

    private static Change node(String id, String operator) {
        return new Change.Declare(new NodeManifest(aNode(id).operator(operator).build()));
    }

    private static Change organisation(String id, String owner, String... operators) {
        return group(Party.organisation(id), Optional.empty(), owner, operators);
    }

    private static Change team(String id, String organisation) {
        return group(Party.team(id), Optional.of(organisation), "carol");
    }

    private static Change group(Party party, Optional<String> organisation, String owner, String... operators) {
        return new Change.Declare(new GroupManifest(new Group(
                party,
                party.id(),
                organisation,
                new TreeMap<>(Map.of(owner, Role.OWNER)),
                Names.copyOf(List.of(operators)))));
    }
}
