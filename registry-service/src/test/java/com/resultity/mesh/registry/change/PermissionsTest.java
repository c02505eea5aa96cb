package com.resultity.mesh.registry.change;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.Refusal.Mistake;
import com.resultity.mesh.registry.command.Refusal.Place;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.Attestation;
import com.resultity.mesh.registry.definition.Gate;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Role;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.TestingNode;
import com.resultity.mesh.registry.definition.TestingSubcloud;
import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.definition.Verifier;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.lifecycle.SubcloudMove;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.manifest.ManifestReading;
import com.resultity.mesh.registry.membership.MembershipMove;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registrar judges who asks by its own state, whatever the door thought of it. */
class PermissionsTest {

    private static final long NOW = 1_000;
    private static final TokenId TOKEN = new TokenId("acme-vault", "aaaaaaaa");

    private final Registrar registrar = new Registrar(Gates.NONE);
    private int commands;

    /** alice owns acme, dave maintains it, bob sees it; mallory owns rival, whose node asks for acme's pool; eve is nobody's. */
    @BeforeEach
    void makeTheWorld() {
        operatorAsks(
                declare(group(
                        "acme", Map.of("alice", Role.OWNER, "dave", Role.MAINTAINER, "bob", Role.VIEWER), "op-acme")),
                declare(group("rival", Map.of("mallory", Role.OWNER), "op-rival")),
                declare(pool("acme-vault", Participation.PRIVATE)),
                declare(pool("acme-pool", Participation.SEMI_OPEN)),
                declare(node("acme-node", "op-acme", "acme-pool")),
                declare(node("rival-node", "op-rival", "acme-pool")),
                declare(tenant("acme-app")),
                declare(model("acme-model")));
        operatorAsks(issue(TOKEN));
        operatorAsks(move("acme-pool", "acme-node", MembershipMove.APPROVE));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "declare-vault, ok, ok, forbidden, forbidden, forbidden, ok",
        "remove-vault, ok, forbidden, forbidden, missing, missing, ok",
        "remove-pool, ok, forbidden, forbidden, forbidden, forbidden, ok",
        "suspend-vault, ok, ok, forbidden, missing, missing, ok",
        "retire-vault, ok, forbidden, forbidden, missing, missing, ok",
        "attest-vault, ok, ok, forbidden, missing, missing, ok",
        "issue-token, ok, ok, forbidden, missing, missing, ok",
        "rotate-token, ok, ok, forbidden, missing, missing, ok",
        "revoke-token, ok, ok, forbidden, missing, missing, ok",
        "invite-to-vault, ok, ok, forbidden, missing, missing, ok",
        "approve-in-pool, ok, ok, forbidden, forbidden, forbidden, ok",
        "expel-stranger, missing, missing, forbidden, missing, missing, missing",
        "leave-as-acme, ok, ok, forbidden, missing, missing, ok",
        "decline-request, ok, ok, forbidden, forbidden, missing, ok",
        "vote-as-acme, ok, ok, forbidden, missing, missing, ok",
        "vote-as-rival, missing, missing, missing, forbidden, missing, forbidden",
        "remove-node, ok, ok, forbidden, missing, missing, ok",
        "remove-tenant, ok, forbidden, forbidden, missing, missing, ok",
        "remove-model, forbidden, forbidden, forbidden, forbidden, forbidden, ok",
        "remove-group, forbidden, forbidden, forbidden, missing, missing, ok",
        "remove-grant, conflict, conflict, conflict, conflict, conflict, conflict"
    })
    void shouldJudgeEveryChange(
            String change, String alice, String dave, String bob, String mallory, String eve, String operator) {
        assertEquals(alice, judged("alice", named(change)));
        assertEquals(dave, judged("dave", named(change)));
        assertEquals(bob, judged("bob", named(change)));
        assertEquals(mallory, judged("mallory", named(change)));
        assertEquals(eve, judged("eve", named(change)));
        assertEquals(operator, judged(Principal.NETWORK_OPERATOR, named(change)));
    }

    @Test
    void shouldNotLetARoleCountThatAnEarlierCommandTookAway() {
        Change change = new Change.MoveSubcloud("acme-vault", SubcloudMove.SUSPEND);
        assertEquals("ok", judged("dave", change));
        operatorAsks(declare(group("acme", Map.of("alice", Role.OWNER), "op-acme")));

        Decision decision = registrar.decide(command("dave", change), NOW);

        assertEquals(List.of(), decision.facts());
        assertEquals(new Refusal.Missing("there is no such Subcloud"), refusalIn(decision));
        assertEquals(
                new Refusal.Missing("there is no such Subcloud"),
                refusalIn(registrar.decide(
                        command("dave", new Change.MoveSubcloud("no-such", SubcloudMove.SUSPEND)), NOW)));
    }

    @Test
    void shouldSayOfSoManyAloneThatTheyAreNotTheirs() {
        Change[] nodes = IntStream.range(0, 2 * ManifestReading.MOST_ERRORS)
                .mapToObj(i -> declare(node("op-acme-" + i, "op-acme")))
                .toArray(Change[]::new);

        Refusal.Forbidden forbidden =
                assertInstanceOf(Refusal.Forbidden.class, refusalIn(registrar.decide(command("mallory", nodes), NOW)));

        assertEquals(ManifestReading.MOST_ERRORS, forbidden.mistakes().size());
    }

    @Test
    void shouldRefuseAllThatIsDeclaredTogetherAndSayWhatIsNotTheirs() {
        Decision decision = registrar.decide(
                command(
                        "mallory",
                        declare(node("op-rival-new", "op-rival")),
                        declare(pool("acme-x", Participation.OPEN))),
                NOW);

        assertEquals(List.of(), decision.facts());
        Refusal.Forbidden forbidden = assertInstanceOf(Refusal.Forbidden.class, refusalIn(decision));
        assertEquals(
                List.of(1), forbidden.mistakes().stream().map(Mistake::change).toList());
        assertEquals(Place.ID, forbidden.mistakes().get(0).place());
        assertEquals("you may not declare this Subcloud", forbidden.detail());
    }

    @Test
    void shouldNameToNobodyWhatTheyMustNotKnow() {
        Decision hidden =
                registrar.decide(command("mallory", declare(node("op-rival-new", "op-rival", "acme-vault"))), NOW);
        Decision missing =
                registrar.decide(command("mallory", declare(node("op-rival-new", "op-rival", "acme-vaulx"))), NOW);

        assertEquals(
                List.of(new Mistake(
                        0,
                        Place.SUBCLOUDS,
                        "there is no Subcloud acme-vault",
                        "apply the Subcloud first or together with the node, or remove it here")),
                ((Refusal.Mistaken) refusalIn(hidden)).mistakes());
        assertEquals(
                "apply the Subcloud first or together with the node, or remove it here",
                ((Refusal.Mistaken) refusalIn(missing)).mistakes().get(0).remedy());
    }

    @Test
    void shouldAnswerTheSameAgainWhateverBecameOfTheRole() {
        Command sent = command("dave", new Change.MoveSubcloud("acme-vault", SubcloudMove.SUSPEND));
        Reply first = registrar.decide(sent, NOW).reply();
        operatorAsks(declare(group("acme", Map.of("alice", Role.OWNER), "op-acme")));

        assertEquals(first, registrar.decide(sent, NOW).reply());
    }

    private Change named(String change) {
        return switch (change) {
            case "declare-vault" -> declare(pool("acme-vault", Participation.OPEN));
            case "remove-vault" -> new Change.Remove(Kind.SUBCLOUD, "acme-vault");
            case "remove-pool" -> new Change.Remove(Kind.SUBCLOUD, "acme-pool");
            case "suspend-vault" -> new Change.MoveSubcloud("acme-vault", SubcloudMove.SUSPEND);
            case "retire-vault" -> new Change.MoveSubcloud("acme-vault", SubcloudMove.RETIRE);
            case "attest-vault" ->
                new Change.Attest(new Attestation("acme-vault", Gate.STAKE, "issuer", NOW, NOW + 1, ""));
            case "issue-token" -> issue(new TokenId("acme-vault", "bbbbbbbb"));
            case "rotate-token" ->
                new Change.RotateToken(
                        TOKEN, new TokenId("acme-vault", "cccccccc"), verifier(), OptionalLong.empty(), 0);
            case "revoke-token" -> new Change.Remove(Kind.ACCESS_TOKEN, TOKEN.key());
            case "invite-to-vault" -> move("acme-vault", "rival-node", MembershipMove.INVITE);
            case "approve-in-pool" -> move("acme-pool", "rival-node", MembershipMove.APPROVE);
            case "expel-stranger" -> move("acme-vault", "rival-node", MembershipMove.EXPEL);
            case "leave-as-acme" -> move("acme-pool", "acme-node", MembershipMove.LEAVE);
            case "decline-request" -> move("acme-pool", "rival-node", MembershipMove.DECLINE);
            case "vote-as-acme" -> new Change.Vote("acme-pool", "rival-node", "op-acme");
            case "vote-as-rival" -> new Change.Vote("acme-pool", "rival-node", "op-rival");
            case "remove-node" -> new Change.Remove(Kind.NODE, "acme-node");
            case "remove-tenant" -> new Change.Remove(Kind.TENANT, "acme-app");
            case "remove-model" -> new Change.Remove(Kind.MODEL, "acme-model");
            case "remove-group" -> new Change.Remove(Kind.ORGANISATION, "org/acme");
            case "remove-grant" -> new Change.Remove(Kind.ACCESS_GRANT, "acme-pool/acme-app");
            default -> throw new IllegalArgumentException(change);
        };
    }

    @Test
    void shouldNotLetWhatWasVouchedForPassToOtherHardwareOrAnotherOperator() {
        operatorAsks(declare(new NodeManifest(aNode("op-acme-1")
                .operator("op-acme")
                .trustLevel(2)
                .verifiedHardware()
                .build())));
        TestingNode same = aNode("op-acme-1").operator("op-acme").trustLevel(2).verifiedHardware();
        assertEquals(
                "ok", judged("alice", declare(new NodeManifest(same.in("FR").build()))));
        assertEquals(
                "forbidden",
                judged("alice", declare(new NodeManifest(same.gpu("H100-SXM").build()))));
        assertEquals(
                "ok",
                judged(
                        "alice",
                        declare(new NodeManifest(aNode("op-acme-1")
                                .operator("op-acme")
                                .trustLevel(2)
                                .gpu("H100-SXM")
                                .build()))));
        operatorAsks(declare(group("acme", Map.of("alice", Role.OWNER), "op-acme", "op-acme-too")));
        TestingNode given = aNode("op-acme-1").operator("op-acme-too");
        assertEquals(
                "forbidden",
                judged("alice", declare(new NodeManifest(given.trustLevel(2).build()))));
        assertEquals(
                "ok",
                judged("alice", declare(new NodeManifest(given.trustLevel(0).build()))));
    }

    @Test
    void shouldAskTheNetworksOperatorForWhatTouchesEverybody() {
        TestingSubcloud pool = aSubcloud("acme-open").ownedBy("org/acme").autoJoin(true);
        assertEquals("ok", judged("alice", declared(pool)));
        assertEquals("forbidden", judged("alice", declared(pool.isolating())));
        assertEquals("ok", judged(Principal.NETWORK_OPERATOR, declared(pool)));
        operatorAsks(declared(pool));
        assertEquals("ok", judged("alice", declared(pool)));
        assertEquals("forbidden", judged("alice", declared(pool.rewarding(1_001))));
        assertEquals("ok", judged("alice", declared(pool.rewarding(900))));
    }

    @Test
    void shouldBoundTheSubcloudsOfAnOwner() {
        Change[] tooMany = IntStream.range(0, Bounds.MOST_SUBCLOUDS - 1)
                .mapToObj(number -> declared(aSubcloud("acme-" + number).ownedBy("org/acme")))
                .toArray(Change[]::new);
        assertInstanceOf(Refusal.Forbidden.class, refusalIn(registrar.decide(command("alice", tooMany), NOW)));
        Change[] most = Arrays.copyOf(tooMany, tooMany.length - 1);
        assertInstanceOf(
                Reply.Applied.class,
                registrar.decide(command("alice", most), NOW).reply());
        assertEquals(
                "forbidden", judged("alice", declared(aSubcloud("acme-more").ownedBy("org/acme"))));
        assertEquals("ok", judged("alice", declared(aSubcloud("acme-1").ownedBy("org/acme"))));
        assertEquals(
                "ok",
                judged(
                        Principal.NETWORK_OPERATOR,
                        declared(aSubcloud("acme-more").ownedBy("org/acme"))));
    }

    @Test
    void shouldBoundTheTokensOfASubcloud() {
        for (int number = 1; number < Bounds.MOST_TOKENS; number++) {
            operatorAsks(issue(new TokenId("acme-vault", "t" + number)));
        }
        Change more = issue(new TokenId("acme-vault", "more"));
        assertEquals("conflict", judged("alice", more));
        assertEquals("conflict", judged("alice", named("rotate-token")));
        assertEquals("ok", judged("alice", issue(new TokenId("acme-pool", "more"))));
        assertEquals("ok", judged("alice", named("revoke-token")));
        assertEquals("ok", judged(Principal.NETWORK_OPERATOR, more));
        operatorAsks(named("revoke-token"));
        assertEquals("ok", judged("alice", more));
    }

    @Test
    void shouldBoundTheModelsThatArePrivateToASubcloud() {
        Optional<String> vault = Optional.of("acme-vault");
        Change[] most = IntStream.range(0, Bounds.MOST_MODELS)
                .mapToObj(number -> declare(model("acme-m" + number, vault)))
                .toArray(Change[]::new);
        Change more = declare(model("acme-more", vault));
        assertEquals("ok", judged("alice", most));
        Change[] tooMany = Arrays.copyOf(most, most.length + 1);
        tooMany[most.length] = more;
        assertEquals("forbidden", judged("alice", tooMany));
        operatorAsks(most);
        operatorAsks(declare(model("acme-others", Optional.of("acme-pool"))));
        assertEquals("forbidden", judged("alice", more));
        assertEquals("forbidden", judged("alice", declare(model("acme-others", vault))), "given from one to another");
        assertEquals("ok", judged("alice", most));
        assertEquals("ok", judged("alice", declare(model("acme-more", Optional.of("acme-pool")))));
        assertEquals("ok", judged(Principal.NETWORK_OPERATOR, more));
    }

    @Test
    void shouldCountSubcloudsThatAreGoneAndThoseThatAreReceived() {
        operatorAsks(declare(group("third", Map.of("alice", Role.OWNER))));
        Change[] own = IntStream.range(0, Bounds.MOST_SUBCLOUDS - 2)
                .mapToObj(number -> declared(aSubcloud("acme-" + number).ownedBy("org/acme")))
                .toArray(Change[]::new);
        operatorAsks(own);
        operatorAsks(new Change.Remove(Kind.SUBCLOUD, "acme-0"));
        operatorAsks(declared(aSubcloud("third-1").ownedBy("org/third")));

        assertEquals(
                "forbidden", judged("alice", declared(aSubcloud("acme-more").ownedBy("org/acme"))));
        assertEquals("forbidden", judged("alice", declared(aSubcloud("third-1").ownedBy("org/acme"))));
        assertEquals("ok", judged("alice", declared(aSubcloud("acme-0").ownedBy("org/acme"))));
        assertEquals("ok", judged("alice", declared(aSubcloud("acme-1").ownedBy("org/third"))));
    }

    @Test
    void shouldLetAModelBePrivateToASubcloudThatIsMadeWithIt() {
        Change pool = declare(pool("acme-x", Participation.PRIVATE));
        Change model = declare(model("acme-m", Optional.of("acme-x")));
        assertEquals("ok", judged(new Principal("dave", false), pool, model));
        assertEquals("ok", judged(new Principal("dave", false), model, pool));
        assertEquals("forbidden", judged(new Principal("bob", false), pool, model));
        assertEquals("forbidden", judged(new Principal("mallory", false), pool, model));
        Change taken = declare(new SubcloudManifest(
                aSubcloud("acme-vault").ownedBy("org/rival").build(), List.of(), false));
        Change rivals = declare(model("rival-m", Optional.of("acme-vault")));
        assertEquals("forbidden", judged(new Principal("mallory", false), taken, rivals));
    }

    @Test
    void shouldLeaveWhatIsRetiredAsItIs() {
        Change attestation = named("attest-vault");
        operatorAsks(new Change.MoveSubcloud("acme-vault", SubcloudMove.RETIRE));
        for (Change change : List.of(
                attestation,
                named("issue-token"),
                named("rotate-token"),
                named("remove-vault"),
                named("suspend-vault"),
                named("invite-to-vault"))) {
            Decision decision = registrar.decide(command("alice", change), NOW);
            Refusal.Conflict refusal = assertInstanceOf(Refusal.Conflict.class, refusalIn(decision), change::toString);
            assertTrue(refusal.detail().contains("etired") || refusal.detail().contains("RETIRED"), refusal::detail);
        }
        assertInstanceOf(
                Refusal.Mistaken.class, refusalIn(registrar.decide(command("alice", named("declare-vault")), NOW)));
        // What ends something may go on: a token that is left is of no use to anybody.
        assertInstanceOf(
                Reply.Applied.class,
                registrar.decide(command("alice", named("revoke-token")), NOW).reply());
    }

    private static Change declared(TestingSubcloud subcloud) {
        return declare(new SubcloudManifest(subcloud.build(), List.of(), false));
    }

    private String judged(String user, Change... changes) {
        return judged(new Principal(user, false), changes);
    }

    private String judged(Principal principal, Change... changes) {
        return Permissions.of(principal, registrar.view())
                .refusalOf(List.of(changes))
                .map(refusal -> refusal.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .orElse("ok");
    }

    private void operatorAsks(Change... changes) {
        Decision decision = registrar.decide(TestingCommands.ofOperator("c-" + commands++, NOW, changes), NOW);
        assertInstanceOf(Reply.Applied.class, decision.reply(), decision.reply()::toString);
    }

    private Command command(String user, Change... changes) {
        return new Command(
                "c-" + commands++,
                Optional.empty(),
                new Principal(user, false),
                NOW,
                OptionalLong.empty(),
                Optional.empty(),
                List.of(changes));
    }

    private static Refusal refusalIn(Decision decision) {
        return assertInstanceOf(Reply.Refused.class, decision.reply()).refusal();
    }

    private static Change declare(Manifest manifest) {
        return new Change.Declare(manifest);
    }

    private static Change issue(TokenId id) {
        return new Change.IssueToken(
                new TokenDefinition(id, verifier(), Optional.empty(), Optional.empty(), NOW, OptionalLong.empty()));
    }

    private static Verifier verifier() {
        return new Verifier(new byte[32]);
    }

    private static Change move(String subcloudId, String nodeId, MembershipMove move) {
        return new Change.MoveMembership(subcloudId, nodeId, move);
    }

    private static Manifest pool(String id, Participation participation) {
        TestingSubcloud pool = aSubcloud(id).ownedBy("org/acme").participation(participation);
        return new SubcloudManifest(pool.votesToJoin(2).build(), List.of(), false);
    }

    private static Manifest node(String id, String operator, String... subclouds) {
        TestingNode node = aNode(id).operator(operator).trustLevel(0).asking(subclouds);
        return new NodeManifest(node.build());
    }

    private static Manifest tenant(String id) {
        return new TenantManifest(
                new TenantDefinition(id, Names.none(), Optional.of("acme"), Optional.empty(), Optional.empty()));
    }

    private static Manifest model(String name) {
        return model(name, Optional.empty());
    }

    private static Manifest model(String name, Optional<String> privateTo) {
        return new ModelManifest(
                new ModelDefinition(name, Names.copyOf(List.of("text")), "mit", true, 0, 0, false, privateTo));
    }

    private static Manifest group(String id, Map<String, Role> members, String... operators) {
        return new GroupManifest(new Group(
                Party.organisation(id),
                id,
                Optional.empty(),
                new TreeMap<>(members),
                Names.copyOf(List.of(operators))));
    }
}
