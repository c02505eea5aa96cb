package com.resultity.mesh.registry.change;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.command.AppliedDocument.Change;
import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.Location.Evidence;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.TestingNode;
import com.resultity.mesh.registry.definition.TestingSubcloud;
import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.definition.Verifier;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final long NOW = 1_000;
    private static final long LATER = 2_000;

    private static final Authorship BY = new Authorship("user/test", Optional.empty());

    private final RegistryView view = new RegistryView();

    @Test
    void shouldWriteSubcloudsThenGrantsThenNodesThenMemberships() {
        Draft draft = draftAt(NOW);
        Manifest node = node(aNode("n").asking("pool"));
        Manifest pool = subcloud(aSubcloud("pool").whitelisted(), "tenant");

        assertEquals(
                List.of(
                        new AppliedDocument("Node", "n", NOW, Change.CREATED),
                        new AppliedDocument("Subcloud", "pool", NOW, Change.CREATED)),
                List.of(draft.declare(node), draft.declare(pool)));

        assertEquals(
                List.of(
                        new Fact.SubcloudIs(Versioned.first(
                                new Subcloud(
                                        ((SubcloudManifest) pool).definition(), SubcloudState.ACTIVE, List.of(), BY),
                                0,
                                NOW)),
                        new Fact.GrantIs(Versioned.first(grant("pool", "tenant"), 0, NOW)),
                        new Fact.NodeIs(Versioned.first(((NodeManifest) node).definition(), 0, NOW)),
                        memberships("n", NOW, NOW, NOW, active("pool"))),
                factsOf(draft));
    }

    @Test
    void shouldWriteAnEmptyListForANodeThatBelongsNowhere() {
        Draft draft = draftAt(NOW);
        draft.declare(node(aNode("n")));

        assertEquals(memberships("n", NOW, NOW, NOW), factsOf(draft).get(1));
    }

    @Test
    void shouldWriteNothingForWhatIsSoAlready() {
        apply(NOW, subcloud(aSubcloud("pool").whitelisted(), "tenant"), node(aNode("n")));

        Draft draft = draftAt(LATER);
        AppliedDocument pool = draft.declare(subcloud(aSubcloud("pool").whitelisted(), "tenant"));
        AppliedDocument node = draft.declare(node(aNode("n")));

        assertEquals(new AppliedDocument("Subcloud", "pool", NOW, Change.UNCHANGED), pool);
        assertEquals(new AppliedDocument("Node", "n", NOW, Change.UNCHANGED), node);
        assertEquals(List.of(), factsOf(draft));
    }

    @Test
    void shouldRaiseTheVersionOfWhatChanges() {
        apply(NOW, subcloud(aSubcloud("pool")), node(aNode("n").asking("pool")));

        Draft draft = draftAt(LATER);
        AppliedDocument changed = draft.declare(node(aNode("n").asking("pool").trustLevel(3)));

        assertEquals(new AppliedDocument("Node", "n", NOW + 1, Change.CHANGED), changed);
        assertEquals(
                memberships("n", NOW + 1, NOW + 1, LATER, active("pool")),
                factsOf(draft).get(1));
    }

    @Test
    void shouldTakeBackTheGrantsOfTenantsThatAreNoLongerListed() {
        apply(NOW, subcloud(aSubcloud("pool").whitelisted(), "a", "b"));
        apply(NOW, subcloud(aSubcloud("pool-2").whitelisted(), "a"));

        Draft draft = draftAt(LATER);
        AppliedDocument changed = draft.declare(subcloud(aSubcloud("pool").whitelisted(), "b", "c"));

        assertEquals(new AppliedDocument("Subcloud", "pool", NOW + 1, Change.CHANGED), changed);
        assertEquals(
                List.of(
                        new Fact.GrantGone(GrantId.ofTenant("pool", "a")),
                        new Fact.GrantIs(Versioned.first(grant("pool", "c"), 0, LATER))),
                factsOf(draft).subList(1, factsOf(draft).size()));
    }

    @Test
    void shouldJudgeAllNodesWhenASubcloudChanges() {
        apply(
                NOW,
                subcloud(aSubcloud("pool")),
                node(aNode("n-1").asking("pool")),
                node(aNode("n-2").asking("pool").trustLevel(3)),
                node(aNode("n-3")));

        Draft draft = draftAt(LATER);
        draft.declare(subcloud(aSubcloud("pool").asking(criteria -> criteria.minimumTrustLevel(2))));

        assertEquals(
                List.of(memberships(
                        "n-1",
                        NOW + 1,
                        NOW,
                        LATER,
                        new Membership(
                                "pool",
                                State.SUSPENDED,
                                Optional.of("minimumTrustLevel: the node has level 1, and 2 is asked"),
                                false))),
                factsOf(draft).subList(1, factsOf(draft).size()));
    }

    @Test
    void shouldJudgeANodeWhenItsLocationChanges() {
        apply(
                NOW,
                subcloud(aSubcloud("pool").asking(criteria -> criteria.countries("DE"))),
                node(aNode("n").asking("pool")));
        view.apply(new Fact.LocationIs("n", new Location("DE", "EU", Evidence.CONFIRMED)));

        assertEquals(
                List.of(memberships("n", NOW + 1, NOW, LATER, active("pool"))),
                draftAt(LATER).judge(whole("n", "unknown")).facts());
    }

    @Test
    void shouldRemoveANodeWithItsMemberships() {
        apply(NOW, subcloud(aSubcloud("pool")), node(aNode("n").asking("pool")));

        Draft draft = draftAt(LATER);

        assertEquals(Optional.of(new AppliedDocument("Node", "n", NOW, Change.REMOVED)), draft.remove(Kind.NODE, "n"));
        assertEquals(List.of(new Fact.NodeGone("n"), new Fact.MembershipsGone("n")), factsOf(draft));
        assertEquals(Optional.empty(), draft.remove(Kind.NODE, "other"));
    }

    @Test
    void shouldRemoveASubcloudWithItsGrantsAndItsMemberships() {
        apply(
                NOW,
                subcloud(aSubcloud("pool").whitelisted(), "a"),
                node(aNode("n").asking("pool")));

        Draft draft = draftAt(LATER);

        assertEquals(
                Optional.of(new AppliedDocument("Subcloud", "pool", NOW, Change.REMOVED)),
                draft.remove(Kind.SUBCLOUD, "pool"));
        assertEquals(
                List.of(
                        new Fact.SubcloudGone("pool"),
                        new Fact.GrantGone(GrantId.ofTenant("pool", "a")),
                        memberships("n", NOW + 1, NOW, LATER)),
                factsOf(draft));
        assertEquals(Optional.empty(), draft.remove(Kind.SUBCLOUD, "other"));
    }

    @Test
    void shouldNeverRestartTheVersionsOfWhatIsRemovedAndMadeAgain() {
        Manifest pool = subcloud(aSubcloud("pool").whitelisted(), "a");
        Manifest changed = subcloud(aSubcloud("pool").isolating().whitelisted(), "a");
        Manifest node = node(aNode("n"));
        List<Long> pools = new ArrayList<>();
        List<Long> nodes = new ArrayList<>();
        List<Long> memberships = new ArrayList<>();
        List<Long> grants = new ArrayList<>();
        // A clock that stands still, and is once set back: versions grow nevertheless.
        for (long now : new long[] {NOW, NOW, NOW, LATER, NOW, NOW}) {
            apply(now, pool, node);
            // Both the first version and the last one of each life: a new life must not begin with the last one of the
            // old.
            pools.add(view.subclouds().get("pool").version());
            apply(now, changed);
            pools.add(view.subclouds().get("pool").version());
            nodes.add(view.nodes().get("n").version());
            memberships.add(view.memberships().get("n").version());
            grants.add(view.grantsOf("pool").values().iterator().next().version());
            Draft removal = draftAt(now);
            removal.remove(Kind.NODE, "n");
            removal.remove(Kind.SUBCLOUD, "pool");
            factsOf(removal).forEach(view::apply);
        }
        for (List<Long> versions : List.of(pools, nodes, memberships, grants)) {
            assertEquals(versions.stream().distinct().sorted().toList(), versions);
        }
    }

    @Test
    void shouldRaiseTheVersionOfAGrantThatChanges() {
        apply(NOW, subcloud(aSubcloud("pool").whitelisted(), "a", "b"));
        SubcloudDefinition pool = aSubcloud("pool").whitelisted().build();
        Grant limited = new Grant(GrantId.ofTenant("pool", "a"), Optional.empty(), OptionalLong.of(LATER));

        Draft draft = draftAt(LATER);
        draft.declare(new SubcloudManifest(pool, List.of(grant("pool", "b"), limited), false));

        assertEquals(
                List.of(new Fact.GrantIs(new Versioned<>(limited, NOW + 1, LATER))),
                factsOf(draft).subList(1, factsOf(draft).size()));
    }

    @Test
    void shouldTellTenantsTeamsAndOrganisationsOfOneNameApart() {
        SubcloudDefinition pool = aSubcloud("pool").whitelisted().build();
        List<Grant> grants = Stream.of(GrantSubject.values())
                .map(subject -> Grant.of(new GrantId("pool", subject, "acme")))
                .toList();
        apply(NOW, new SubcloudManifest(pool, grants, false));

        assertEquals(3, view.grantsOf("pool").size());
        Draft draft = draftAt(LATER);
        draft.declare(new SubcloudManifest(pool, grants.subList(0, 2), false));
        assertEquals(
                new Fact.GrantGone(new GrantId("pool", GrantSubject.ORGANISATION, "acme")),
                factsOf(draft).get(1));
    }

    @Test
    void shouldDeclareAndRemoveModelsAndTenants() {
        Manifest model = new ModelManifest(
                new ModelDefinition("m", Names.copyOf(List.of("text")), "mit", true, 0, 0, false, Optional.empty()));
        Manifest tenant = new TenantManifest(
                new TenantDefinition("t", Names.none(), Optional.of("org"), Optional.empty(), Optional.empty()));
        apply(NOW, model, tenant);

        Draft draft = draftAt(LATER);
        assertEquals(new AppliedDocument("Model", "m", NOW, Change.UNCHANGED), draft.declare(model));
        assertEquals(
                Optional.of(new AppliedDocument("Model", "m", NOW, Change.REMOVED)), draft.remove(Kind.MODEL, "m"));
        assertEquals(
                Optional.of(new AppliedDocument("Tenant", "t", NOW, Change.REMOVED)), draft.remove(Kind.TENANT, "t"));
        assertEquals(List.of(new Fact.TenantGone("t"), new Fact.ModelGone("m")), factsOf(draft));
        assertEquals(Optional.empty(), draft.remove(Kind.MODEL, "m"));
        assertEquals(Optional.empty(), draft.remove(Kind.TENANT, "other"));
    }

    @Test
    void shouldRemoveASubcloudWithItsTokens() {
        apply(NOW, subcloud(aSubcloud("pool")), subcloud(aSubcloud("pool-2")));
        for (String pool : List.of("pool", "pool-2")) {
            Draft draft = draftAt(NOW);
            draft.issue(token(pool, "aaaaaaaa"));
            factsOf(draft).forEach(view::apply);
        }

        Draft draft = draftAt(LATER);
        draft.remove(Kind.SUBCLOUD, "pool");

        assertEquals(
                List.of(new Fact.SubcloudGone("pool"), new Fact.TokenGone(new TokenId("pool", "aaaaaaaa"))),
                factsOf(draft));
    }

    private static TokenDefinition token(String subcloudId, String tokenId) {
        return new TokenDefinition(
                new TokenId(subcloudId, tokenId),
                new Verifier(new byte[32]),
                Optional.empty(),
                Optional.empty(),
                NOW,
                OptionalLong.empty());
    }

    @Test
    void shouldRepairWhatNobodyJudged() {
        apply(NOW, subcloud(aSubcloud("pool")));
        view.apply(new Fact.NodeIs(Versioned.first(aNode("n").asking("pool").build(), 0, NOW)));
        view.apply(memberships("orphan", 4, 2, NOW, active("pool")));

        assertEquals(
                List.of(memberships("n", LATER, NOW, LATER, active("pool")), new Fact.MembershipsGone("orphan")),
                draftAt(LATER).judge(whole("n", "orphan")).facts());
    }

    private static PendingJudgements.Batch whole(String... nodeIds) {
        return new PendingJudgements.Batch(
                Names.copyOf(List.of(nodeIds)), Names.none(), Names.none(), Optional.empty());
    }

    /** A ceiling, of processor time since others may have the processor too, that only another order of growth would reach. */
    @Test
    void shouldJudgeTenThousandNodesAgainstAHundredSubcloudsInSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        assertTrue(threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled());
        List<Manifest> manifests = new ArrayList<>();
        IntStream.range(0, 100)
                .forEach(i -> manifests.add(subcloud(
                        aSubcloud("pool-" + i).autoJoin(true).asking(criteria -> criteria.minimumTrustLevel(i % 4)))));
        IntStream.range(0, 10_000)
                .forEach(i -> manifests.add(node(
                        aNode("n-" + i).trustLevel(i % 4).autoJoin(i % 10 == 0).asking("pool-1"))));
        apply(NOW, manifests.toArray(new Manifest[0]));

        long start = threads.getCurrentThreadCpuTime();
        Draft draft = draftAt(LATER);
        draft.declare(subcloud(aSubcloud("pool-1").asking(criteria -> criteria.minimumTrustLevel(3))));
        int written = factsOf(draft).size();
        Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);

        assertTrue(written > 1_000, () -> "only " + written + " facts");
        assertTrue(took.compareTo(Duration.ofSeconds(20)) < 0, () -> "took " + took);
    }

    private Draft draftAt(long now) {
        return new Draft(view, Gates.NONE, BY, now);
    }

    /** All but the history, which has tests of its own. */
    private static List<Fact> factsOf(Draft draft) {
        return draft.facts(Integer.MAX_VALUE, all -> true).facts().stream()
                .filter(fact -> !(fact instanceof Fact.RevisionIs))
                .toList();
    }

    private void apply(long now, Manifest... manifests) {
        Draft draft = draftAt(now);
        List.of(manifests).forEach(draft::declare);
        factsOf(draft).forEach(view::apply);
    }

    private static Manifest node(TestingNode node) {
        return new NodeManifest(node.build());
    }

    private static Manifest subcloud(TestingSubcloud subcloud, String... tenants) {
        SubcloudDefinition definition = subcloud.build();
        return new SubcloudManifest(
                definition,
                Stream.of(tenants).map(tenant -> grant(definition.id(), tenant)).toList(),
                false);
    }

    private static Grant grant(String subcloudId, String tenantId) {
        return Grant.of(GrantId.ofTenant(subcloudId, tenantId));
    }

    private static Fact memberships(
            String nodeId, long version, long nodeVersion, long now, Membership... memberships) {
        return new Fact.MembershipsAre(
                new Versioned<>(new NodeMemberships(nodeId, nodeVersion, List.of(memberships)), version, now));
    }

    private static Membership active(String subcloudId) {
        return new Membership(subcloudId, State.ACTIVE, Optional.empty(), false);
    }
}
