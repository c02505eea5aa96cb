package com.resultity.mesh.registry.change;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.change.AppliedDocument.Change;
import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.Location.Evidence;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.TestingNode;
import com.resultity.mesh.registry.definition.TestingSubcloud;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.GrantId;
import com.resultity.mesh.registry.state.RegistryView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final long NOW = 1_000;
    private static final long LATER = 2_000;

    private final RegistryView view = new RegistryView();

    @Test
    void shouldWriteSubcloudsThenGrantsThenNodesThenMemberships() {
        Draft draft = new Draft(view, NOW);
        Manifest node = node(aNode("n").asking("pool"));
        Manifest pool = subcloud(aSubcloud("pool").whitelisted(), "tenant");

        assertEquals(
                List.of(
                        new AppliedDocument("Node", "n", 1, Change.CREATED),
                        new AppliedDocument("Subcloud", "pool", 1, Change.CREATED)),
                List.of(draft.declare(node), draft.declare(pool)));

        assertEquals(
                List.of(
                        new Fact.SubcloudIs(Versioned.first(((SubcloudManifest) pool).definition(), NOW)),
                        new Fact.GrantIs(Versioned.first(new GrantId("pool", "tenant"), NOW)),
                        new Fact.NodeIs(Versioned.first(((NodeManifest) node).definition(), NOW)),
                        memberships("n", 1, 1, NOW, active("pool"))),
                draft.facts());
    }

    @Test
    void shouldWriteAnEmptyListForANodeThatBelongsNowhere() {
        Draft draft = new Draft(view, NOW);
        draft.declare(node(aNode("n")));

        assertEquals(memberships("n", 1, 1, NOW), draft.facts().get(1));
    }

    @Test
    void shouldWriteNothingForWhatIsSoAlready() {
        apply(NOW, subcloud(aSubcloud("pool").whitelisted(), "tenant"), node(aNode("n")));

        Draft draft = new Draft(view, LATER);
        AppliedDocument pool = draft.declare(subcloud(aSubcloud("pool").whitelisted(), "tenant"));
        AppliedDocument node = draft.declare(node(aNode("n")));

        assertEquals(new AppliedDocument("Subcloud", "pool", 1, Change.UNCHANGED), pool);
        assertEquals(new AppliedDocument("Node", "n", 1, Change.UNCHANGED), node);
        assertEquals(List.of(), draft.facts());
    }

    @Test
    void shouldRaiseTheVersionOfWhatChanges() {
        apply(NOW, subcloud(aSubcloud("pool")), node(aNode("n").asking("pool")));

        Draft draft = new Draft(view, LATER);
        AppliedDocument changed = draft.declare(node(aNode("n").asking("pool").trustLevel(3)));

        assertEquals(new AppliedDocument("Node", "n", 2, Change.CHANGED), changed);
        assertEquals(
                memberships("n", 2, 2, LATER, active("pool")), draft.facts().get(1));
    }

    @Test
    void shouldTakeBackTheGrantsOfTenantsThatAreNoLongerListed() {
        apply(NOW, subcloud(aSubcloud("pool").whitelisted(), "a", "b"));
        apply(NOW, subcloud(aSubcloud("pool-2").whitelisted(), "a"));

        Draft draft = new Draft(view, LATER);
        AppliedDocument changed = draft.declare(subcloud(aSubcloud("pool").whitelisted(), "b", "c"));

        assertEquals(new AppliedDocument("Subcloud", "pool", 2, Change.CHANGED), changed);
        assertEquals(
                List.of(
                        new Fact.GrantGone(new GrantId("pool", "a")),
                        new Fact.GrantIs(Versioned.first(new GrantId("pool", "c"), LATER))),
                draft.facts().subList(1, draft.facts().size()));
    }

    @Test
    void shouldJudgeAllNodesWhenASubcloudChanges() {
        apply(
                NOW,
                subcloud(aSubcloud("pool")),
                node(aNode("n-1").asking("pool")),
                node(aNode("n-2").asking("pool").trustLevel(3)),
                node(aNode("n-3")));

        Draft draft = new Draft(view, LATER);
        draft.declare(subcloud(aSubcloud("pool").asking(criteria -> criteria.minimumTrustLevel(2))));

        assertEquals(
                List.of(memberships(
                        "n-1",
                        2,
                        1,
                        LATER,
                        new Membership(
                                "pool",
                                State.SUSPENDED,
                                Optional.of("minimumTrustLevel: the node has level 1, and 2 is asked"),
                                false))),
                draft.facts().subList(1, draft.facts().size()));
    }

    @Test
    void shouldJudgeANodeWhenItsLocationChanges() {
        apply(
                NOW,
                subcloud(aSubcloud("pool").asking(criteria -> criteria.countries("DE"))),
                node(aNode("n").asking("pool")));
        view.apply(new Fact.LocationIs("n", new Location("DE", "EU", Evidence.CONFIRMED)));

        Draft draft = new Draft(view, LATER);
        draft.judge(List.of("n", "unknown"));

        assertEquals(List.of(memberships("n", 2, 1, LATER, active("pool"))), draft.facts());
    }

    @Test
    void shouldRemoveANodeWithItsMemberships() {
        apply(NOW, subcloud(aSubcloud("pool")), node(aNode("n").asking("pool")));

        Draft draft = new Draft(view, LATER);

        assertEquals(Optional.of(new AppliedDocument("Node", "n", 1, Change.REMOVED)), draft.removeNode("n"));
        assertEquals(List.of(new Fact.NodeGone("n"), new Fact.MembershipsGone("n")), draft.facts());
        assertEquals(Optional.empty(), draft.removeNode("other"));
    }

    @Test
    void shouldRemoveASubcloudWithItsGrantsAndItsMemberships() {
        apply(
                NOW,
                subcloud(aSubcloud("pool").whitelisted(), "a"),
                node(aNode("n").asking("pool")));

        Draft draft = new Draft(view, LATER);

        assertEquals(
                Optional.of(new AppliedDocument("Subcloud", "pool", 1, Change.REMOVED)), draft.removeSubcloud("pool"));
        assertEquals(
                List.of(
                        new Fact.SubcloudGone("pool"),
                        new Fact.GrantGone(new GrantId("pool", "a")),
                        memberships("n", 2, 1, LATER)),
                draft.facts());
        assertEquals(Optional.empty(), draft.removeSubcloud("other"));
    }

    @Test
    void shouldRepairWhatNobodyJudged() {
        apply(NOW, subcloud(aSubcloud("pool")));
        view.apply(new Fact.NodeIs(Versioned.first(aNode("n").asking("pool").build(), NOW)));
        view.apply(memberships("orphan", 4, 2, NOW, active("pool")));

        Draft draft = new Draft(view, LATER);
        draft.judgeEverything();

        assertEquals(
                List.of(memberships("n", 1, 1, LATER, active("pool")), new Fact.MembershipsGone("orphan")),
                draft.facts());
    }

    /** A ceiling that only another order of growth would reach; a usual machine needs a tenth of it. */
    @Test
    void shouldJudgeTenThousandNodesAgainstAHundredSubcloudsInSeconds() {
        List<Manifest> manifests = new ArrayList<>();
        IntStream.range(0, 100)
                .forEach(i -> manifests.add(subcloud(
                        aSubcloud("pool-" + i).autoJoin(true).asking(criteria -> criteria.minimumTrustLevel(i % 4)))));
        IntStream.range(0, 10_000)
                .forEach(i -> manifests.add(node(
                        aNode("n-" + i).trustLevel(i % 4).autoJoin(i % 10 == 0).asking("pool-1"))));
        apply(NOW, manifests.toArray(new Manifest[0]));

        long start = System.nanoTime();
        Draft draft = new Draft(view, LATER);
        draft.declare(subcloud(aSubcloud("pool-1").asking(criteria -> criteria.minimumTrustLevel(3))));
        int written = draft.facts().size();
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertTrue(written > 1_000, () -> "only " + written + " facts");
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, () -> "took " + took);
    }

    private void apply(long now, Manifest... manifests) {
        Draft draft = new Draft(view, now);
        List.of(manifests).forEach(draft::declare);
        draft.facts().forEach(view::apply);
    }

    private static Manifest node(TestingNode node) {
        return new NodeManifest(node.build());
    }

    private static Manifest subcloud(TestingSubcloud subcloud, String... tenants) {
        return new SubcloudManifest(subcloud.build(), Names.copyOf(List.of(tenants)));
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
