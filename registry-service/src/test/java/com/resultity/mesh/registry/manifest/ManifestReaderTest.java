package com.resultity.mesh.registry.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.jurisdiction.RegulatoryDomain;
import com.resultity.mesh.registry.Examples;
import com.resultity.mesh.registry.definition.AccessPolicy;
import com.resultity.mesh.registry.definition.Branding;
import com.resultity.mesh.registry.definition.Criteria;
import com.resultity.mesh.registry.definition.GeoMode;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.IsolationHandling;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.ModelDemands;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Objectives;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.Quota;
import com.resultity.mesh.registry.definition.Routing;
import com.resultity.mesh.registry.definition.ServiceFloors;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.TenantDefinition.Binding;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class ManifestReaderTest {

    @Test
    void shouldReadEveryFieldOfASubcloud() {
        Manifest manifest = only("""
                apiVersion: mesh.resultity.com/v1
                kind: Subcloud
                metadata: {id: health, displayName: "Health: care", owner: org/example}
                spec:
                  participation: semi-open
                  isolate: true
                  criteria:
                    models: [Qwen3-8B, Qwen3-0.6B]
                    zones: [EU]
                    gpuClasses: [H100-SXM]
                    minimumGpuMemory: 40GiB
                    minimumTrustLevel: 3
                    countries: [NO, DE]
                    operators: [op-b, op-a]
                    modalities: [text, image]
                    openWeightsOnly: true
                    minimumContext: 128K
                    minimumParameters: 0.6B
                    verifiedHardware: true
                    licences: [mit, apache-2.0]
                    auditedModelsOnly: true
                    requiredModels: [Qwen3-8B]
                    labels: [renewable, rack=a7]
                    minimumAvailability: 99%
                    maximumLatency: 8s
                  members:
                    approvedOperators: [op-a]
                  access:
                    policy: whitelist
                    tenants: [b, {id: a, quota: {concurrentJobs: 4}, until: 2027-01-31}]
                    teams: [radiology]
                    organisations: [{id: clinic, until: "2027-01-31T12:00:00+01:00"}]
                  routing: {geo: prefer, fallbackZones: [SEA, NA], quota: {tokensPerMinute: 3000000000}}
                  objectives: {availability: 99.95%, latencyP95: 1500ms, window: 5m}
                  onIsolate: replace
                  community: {votesToJoin: 3}
                  draft: true
                  rewards: {multiplier: 1.25}
                  branding:
                    description: Care & compute
                    colours: {primary: "#1a4fa3"}
                    links: [{title: Join, url: "https://example.org/join"}]
                    rules: [Be kind.]
                    publicPage: true
                """);

        SubcloudDefinition expected = new SubcloudDefinition(
                "health",
                "Health: care",
                "org/example",
                Participation.SEMI_OPEN,
                false,
                true,
                new Criteria(
                        new ModelDemands(
                                names("Qwen3-0.6B", "Qwen3-8B"),
                                names("image", "text"),
                                true,
                                131_072,
                                600,
                                names("apache-2.0", "mit"),
                                true),
                        names("DE", "NO"),
                        Optional.empty(),
                        names("EU"),
                        names("H100-SXM"),
                        40_960,
                        3,
                        names("op-a", "op-b"),
                        true,
                        names("Qwen3-8B"),
                        names("rack=a7", "renewable"),
                        new ServiceFloors(990_000, 8_000)),
                Names.none(),
                Names.none(),
                names("op-a"),
                AccessPolicy.WHITELIST,
                new Routing(
                        true,
                        GeoMode.PREFER,
                        List.of("SEA", "NA"),
                        Optional.of(new Quota(OptionalInt.empty(), OptionalLong.of(3_000_000_000L)))),
                Optional.of(new Objectives(OptionalInt.of(999_500), OptionalLong.of(1_500), 300_000)),
                IsolationHandling.REPLACE,
                3,
                1_250,
                Optional.of(new Branding(
                        "Care & compute",
                        Optional.of("#1a4fa3"),
                        Optional.empty(),
                        List.of(new Branding.Link("Join", "https://example.org/join")),
                        List.of("Be kind."),
                        true)));
        List<Grant> grants = List.of(
                new Grant(
                        GrantId.ofTenant("health", "a"),
                        Optional.of(new Quota(OptionalInt.of(4), OptionalLong.empty())),
                        millisecondsOf("2027-02-01T00:00:00Z")),
                Grant.of(GrantId.ofTenant("health", "b")),
                Grant.of(new GrantId("health", GrantSubject.TEAM, "radiology")),
                new Grant(
                        new GrantId("health", GrantSubject.ORGANISATION, "clinic"),
                        Optional.empty(),
                        millisecondsOf("2027-01-31T11:00:00Z")));
        assertEquals(new SubcloudManifest(expected, grants, true), manifest);
    }

    @Test
    void shouldAskAndPromiseNothingUnlessToldTo() {
        Manifest manifest = only("""
                apiVersion: mesh.resultity.com/v1
                kind: Subcloud
                metadata: {id: plain, displayName: ~, owner: me}
                spec:
                  participation: open
                  autoJoin: null
                  criteria:
                  members: {}
                  access: {policy: public, tenants: []}
                """);

        SubcloudDefinition expected = new SubcloudDefinition(
                "plain",
                "plain",
                "me",
                Participation.OPEN,
                false,
                false,
                Criteria.NONE,
                Names.none(),
                Names.none(),
                Names.none(),
                AccessPolicy.PUBLIC,
                Routing.USUAL,
                Optional.empty(),
                IsolationHandling.FINISH,
                0,
                1_000,
                Optional.empty());
        assertEquals(new SubcloudManifest(expected, List.of(), false), manifest);
    }

    @Test
    void shouldReadEveryFieldOfANode() {
        Manifest manifest = only("""
                apiVersion: mesh.resultity.com/v1
                kind: Node
                metadata: {id: node-eu-001}
                spec:
                  operator: op-a
                  endpoint: "https://node-eu-001.example.net:8443/v1"
                  country: NO
                  address: "2001:db8::7"
                  gpu: {class: H100-SXM, memory: 81920MiB}
                  maximumSlots: 1024
                  trustLevel: 2
                  verifiedHardware: true
                  autoJoin: true
                  labels: [rack=a7]
                  models: [Qwen3-8B]
                  subclouds: [b, a]
                """);

        assertEquals(
                new NodeManifest(new NodeDefinition(
                        "node-eu-001",
                        "op-a",
                        "https://node-eu-001.example.net:8443/v1",
                        "NO",
                        Optional.of("2001:db8::7"),
                        "H100-SXM",
                        81_920,
                        1_024,
                        2,
                        true,
                        true,
                        names("rack=a7"),
                        names("Qwen3-8B"),
                        names("a", "b"))),
                manifest);
    }

    @Test
    void shouldReadEveryFieldOfAModel() {
        Manifest manifest = only("""
                apiVersion: mesh.resultity.com/v1
                kind: Model
                metadata: {name: acme/contracts-8B}
                spec:
                  modalities: [text, image]
                  licence: apache-2.0
                  openWeights: true
                  contextTokens: 40960
                  parameters: 8.19B
                  audited: true
                  privateTo: company-private
                """);

        assertEquals(
                new ModelManifest(new ModelDefinition(
                        "acme/contracts-8B",
                        names("image", "text"),
                        "apache-2.0",
                        true,
                        40_960,
                        8_190,
                        true,
                        Optional.of("company-private"))),
                manifest);
    }

    @Test
    void shouldReadEveryFieldOfATenant() {
        Manifest manifest = only("""
                apiVersion: mesh.resultity.com/v1
                kind: Tenant
                metadata: {id: acme-research}
                spec:
                  teams: [search, ads]
                  organisation: acme
                  binding: {subcloud: company-private, exclusive: true}
                  quota: {concurrentJobs: 20, tokensPerMinute: 100000}
                """);

        assertEquals(
                new TenantManifest(new TenantDefinition(
                        "acme-research",
                        names("ads", "search"),
                        Optional.of("acme"),
                        Optional.of(new Binding("company-private", true)),
                        Optional.of(new Quota(OptionalInt.of(20), OptionalLong.of(100_000))))),
                manifest);
    }

    @Test
    void shouldKnowNothingMoreOfATenantWithoutSpec() {
        Manifest manifest = only("""
                apiVersion: mesh.resultity.com/v1
                kind: Tenant
                metadata: {id: kiosk}
                """);

        assertEquals(
                new TenantManifest(new TenantDefinition(
                        "kiosk", Names.none(), Optional.empty(), Optional.empty(), Optional.empty())),
                manifest);
    }

    @Test
    void shouldReadJsonAndIgnoreWhatTheMeshReported() {
        Manifest manifest = only("""
                {"apiVersion": "mesh.resultity.com/v1", "kind": "Node", "metadata": {"id": "n"},
                 "spec": {"operator": "op", "endpoint": "http://127.0.0.1:1", "country": "DE", "address": null,
                          "gpu": {"class": "T4", "memory": "16GiB"}, "maximumSlots": 1},
                 "status": {"version": 7, "location": {"country": "DE"}}}
                """);

        assertEquals("n", manifest.id());
    }

    @Test
    void shouldWriteOutTheRegulatoryDomain() {
        assertEquals(Names.copyOf(RegulatoryDomain.GDPR.countries()), countriesOf("regulatoryDomain: gdpr"));
    }

    @Test
    void shouldMeetTheRegulatoryDomainWithTheCountries() {
        assertEquals(names("DE", "FR"), countriesOf("regulatoryDomain: GDPR, countries: [US, FR, DE]"));
    }

    @Test
    void shouldCountDocumentsAsTheyAreSeparated() {
        ManifestReading reading = ManifestReader.read("---\n# nothing\n---\na: 1\n".getBytes(StandardCharsets.UTF_8));

        assertEquals(2, reading.errors().get(0).document());
        assertEquals(4, reading.errors().get(0).line());
    }

    @Test
    void shouldReadTheExamples() {
        ManifestReading reading = ManifestReader.read(Examples.all().getBytes(StandardCharsets.UTF_8));

        assertEquals(List.of(), reading.errors());
        assertEquals(
                Set.of(
                        "eu-gdpr",
                        "company-private",
                        "healthcare",
                        "premium-sla",
                        "open-weights",
                        "partner-api",
                        "team-model",
                        "clinic-audited",
                        "verified-sla",
                        "multimodal",
                        "indonesia-only",
                        "vendor-cluster",
                        "university-pool"),
                Set.copyOf(reading.documents().stream()
                        .map(ManifestDocument::manifest)
                        .filter(SubcloudManifest.class::isInstance)
                        .map(Manifest::id)
                        .toList()));
    }

    private static SortedSet<String> countriesOf(String criteria) {
        Manifest manifest = only("""
                apiVersion: mesh.resultity.com/v1
                kind: Subcloud
                metadata: {id: places, owner: me}
                spec: {participation: open, access: {policy: public}, criteria: {%s}}
                """.formatted(criteria));
        return ((SubcloudManifest) manifest).definition().criteria().countries();
    }

    private static Manifest only(String yaml) {
        ManifestReading reading = ManifestReader.read(yaml.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), reading.errors());
        assertEquals(1, reading.documents().size());
        return reading.documents().get(0).manifest();
    }

    private static OptionalLong millisecondsOf(String moment) {
        return OptionalLong.of(Instant.parse(moment).toEpochMilli());
    }

    private static SortedSet<String> names(String... names) {
        return Names.copyOf(List.of(names));
    }
}
