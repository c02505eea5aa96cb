package com.resultity.mesh.registry.request;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Role;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManifestWarningsTest {

    private static final Principal OPERATOR = Principal.NETWORK_OPERATOR;
    private static final Principal ALICE = new Principal("alice", false);

    private final RegistryView view = new RegistryView();

    /** alice owns acme, whose tenant is seen by it and whose operator runs an L40S; another runs an A10G. */
    @BeforeEach
    void makeTheWorld() {
        view.apply(new Fact.GroupIs(new Versioned<>(
                new Group(
                        Party.organisation("acme"),
                        "acme",
                        Optional.empty(),
                        new TreeMap<>(Map.of("alice", Role.OWNER)),
                        Names.copyOf(List.of("op-acme"))),
                1,
                1)));
        view.apply(new Fact.TenantIs(new Versioned<>(tenant("acme-app", "acme", "acme-lab"), 1, 1)));
        view.apply(new Fact.TenantIs(new Versioned<>(tenant("hidden", "rival", "rival-lab"), 1, 1)));
        view.apply(
                new Fact.NodeIs(new Versioned<>(aNode("n-1").operator("op-acme").build(), 1, 1)));
        view.apply(new Fact.NodeIs(
                new Versioned<>(aNode("n-2").operator("op-rival").gpu("A10G").build(), 1, 1)));
    }

    @Test
    void shouldWarnOfTenantsThatNobodyDeclared() {
        assertEquals(
                List.of("spec.access.tenants: you see no tenant acme-ap: is it spelt right, and will it be declared?"),
                told(OPERATOR, pool(GrantSubject.TENANT, "acme-ap", "acme-app", "hidden")));
        assertEquals(
                List.of("spec.access.teams: you see no tenant of a team acme-la: is it spelt right, and will it be"
                        + " declared?"),
                told(OPERATOR, pool(GrantSubject.TEAM, "acme-la", "acme-lab", "rival-lab")));
        assertEquals(
                List.of("spec.access.organisations: you see no tenant of an organisation acm: is it spelt right, and"
                        + " will it be declared?"),
                told(OPERATOR, pool(GrantSubject.ORGANISATION, "acm", "acme", "rival")));
        assertEquals(
                List.of(),
                told(
                        OPERATOR,
                        pool(GrantSubject.TENANT, "coming"),
                        new TenantManifest(tenant("coming", "acme", "acme-lab"))));
    }

    @Test
    void shouldWarnOfGpuClassesThatNoNodeHas() {
        assertEquals(
                List.of("spec.criteria.gpuClasses: no node that you see has a GPU of class L40: is it spelt right?"),
                told(OPERATOR, asking("L40", "L40S", "A10G")));
        assertEquals(
                List.of(),
                told(
                        OPERATOR,
                        asking("T4"),
                        new NodeManifest(aNode("n-3").gpu("T4").build())));
    }

    @Test
    void shouldWarnOfWhatIsHiddenAsOfWhatIsNotThere() {
        for (GrantSubject subject : GrantSubject.values()) {
            String hidden =
                    subject == GrantSubject.TENANT ? "hidden" : subject == GrantSubject.TEAM ? "rival-lab" : "rival";
            assertEquals(
                    told(ALICE, pool(subject, "nobody")),
                    told(ALICE, pool(subject, hidden)).stream()
                            .map(line -> line.replace(hidden, "nobody"))
                            .toList());
            assertEquals(1, told(ALICE, pool(subject, hidden)).size());
        }
        assertEquals(List.of(), told(ALICE, pool(GrantSubject.TENANT, "acme-app"), asking("L40S")));
        assertEquals(
                told(ALICE, asking("A10Q")),
                told(ALICE, asking("A10G")).stream()
                        .map(line -> line.replace("A10G", "A10Q"))
                        .toList());
        assertEquals(1, told(ALICE, asking("A10G")).size());
        // Who sees no node has nothing to hold a class against.
        assertEquals(List.of(), told(new Principal("eve", false), asking("A10G", "L40S", "none")));
    }

    @Test
    void shouldNotTellWithoutEnd() {
        String[] many = Stream.iterate(0, number -> number + 1)
                .limit(ManifestWarnings.MOST_WARNINGS + 1)
                .map(number -> "nobody-" + number)
                .toArray(String[]::new);
        assertEquals(
                ManifestWarnings.MOST_WARNINGS,
                told(OPERATOR, pool(GrantSubject.TENANT, many)).size());
    }

    /** A ceiling that only another order of growth would reach; a usual machine needs a hundredth of it. */
    @Test
    void shouldGoThroughAllNodesOnceWhateverIsAsked() {
        for (int number = 0; number < 20_000; number++) {
            view.apply(new Fact.NodeIs(new Versioned<>(
                    aNode("hidden-" + number).operator("op-rival").build(), 1, 1)));
        }
        String[] many = Stream.iterate(0, number -> number + 1)
                .limit(3_000)
                .map(number -> "none-" + number)
                .toArray(String[]::new);
        Principal eve = new Principal("eve", false);

        assertEquals(List.of(), assertTimeoutPreemptively(Duration.ofSeconds(20), () -> told(eve, asking(many))));
    }

    private List<String> told(Principal principal, Manifest... manifests) {
        return ManifestWarnings.of(List.of(manifests), view, principal).stream()
                .map(warning -> warning.field() + ": " + warning.warning())
                .toList();
    }

    private static Manifest pool(GrantSubject subject, String... ids) {
        List<Grant> grants = Stream.of(ids)
                .map(id -> new Grant(new GrantId("pool", subject, id), Optional.empty(), OptionalLong.empty()))
                .toList();
        return new SubcloudManifest(aSubcloud("pool").whitelisted().build(), grants, false);
    }

    private static Manifest asking(String... gpuClasses) {
        return new SubcloudManifest(
                aSubcloud("pool")
                        .asking(criteria -> criteria.gpuClasses(gpuClasses))
                        .build(),
                List.of(),
                false);
    }

    private static TenantDefinition tenant(String id, String organisation, String team) {
        return new TenantDefinition(
                id, Names.copyOf(List.of(team)), Optional.of(organisation), Optional.empty(), Optional.empty());
    }
}
