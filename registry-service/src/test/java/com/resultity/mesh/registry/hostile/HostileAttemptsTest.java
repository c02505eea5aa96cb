package com.resultity.mesh.registry.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.registry.SharedRegistry;
import com.resultity.mesh.registry.TestingGateIssuer;
import com.resultity.mesh.registry.TestingRegistry;
import com.resultity.mesh.registry.definition.Attestation;
import com.resultity.mesh.registry.definition.Gate;
import com.resultity.mesh.registry.hostile.RawRequest.Answer;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * Every attempt of the tables, held against one checker: it is refused, no topic has a record more, and neither the answer nor
 * the log tells what must not be known. What is hidden is answered, to the letter, as what is not there.
 */
class HostileAttemptsTest {

    @RegisterExtension
    static final SharedRegistry SHARED = SharedRegistry.gated();

    /** What is of the inside of the service. */
    private static final List<String> INSIDE = List.of(
            "Exception",
            "com.resultity.mesh.registry",
            "io.micronaut",
            "io.netty",
            "java.",
            "\tat ",
            "/tmp/",
            "BEGIN ");

    private static final Set<Topic<?>> CONVERSATION =
            Set.of(TopicCatalogue.REGISTRY_COMMANDS, TopicCatalogue.REGISTRY_REPLIES);

    private static final Pattern DATE = Pattern.compile("(?im)^date:.*$");

    private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();

    private static TestingRegistry registry;
    private static Admin log;
    private static String tokenId;
    private static long earlierVersion;
    private static final List<String> ISSUED = new ArrayList<>();

    @BeforeAll
    static void prepare() {
        registry = SHARED.registry();
        ok(registry.apply(TestingWorld.MANIFESTS));
        JsonNode issued =
                registry.postJson("/v1/subclouds/acme-vault/tokens", "{}").body();
        tokenId = issued.path("tokenId").asText();
        ISSUED.add(issued.path("token").asText());
        Answer shown = RepeatAttempts.SENT.sendTo(registry.address());
        assertEquals(201, shown.status(), shown::body);
        ISSUED.add(shown.body().replaceAll("(?s).*(mst_[A-Za-z0-9_-]+).*", "$1"));
        ok(registry.as("alice")
                .postJson("/v1/subclouds/acme-guild/members/op-rival-1/votes", "{\"operator\": \"op-acme\"}"));
        for (String move : List.of("accept", "expel")) {
            ok(registry.postJson("/v1/subclouds/acme-circle/members/op-rival-5/" + move, "{}"));
        }
        ok(registry.delete("/v1/subclouds/acme-given"));
        earlierVersion = ok(registry.get("/v1/subclouds/acme-open"))
                .at("/status/version")
                .asLong();
        ok(attest("acme-open", System.currentTimeMillis() + Duration.ofHours(1).toMillis()));
        log = Admin.create(Map.of("bootstrap.servers", SHARED.cluster().bootstrapServers()));
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ((Logger) LoggerFactory.getLogger("com.resultity.mesh.registry")).setLevel(Level.TRACE);
        LOGGED.start();
        root.addAppender(LOGGED);
    }

    @AfterAll
    static void end() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOGGED);
        log.close();
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseTokensThatProveNothing() {
        return tests(TokenAttempts.all());
    }

    @TestFactory
    Stream<DynamicTest> shouldHideWhatIsPrivate() {
        return tests(RoleAttempts.onWhatIsHidden(tokenId));
    }

    @TestFactory
    Stream<DynamicTest> shouldHideDrafts() {
        return tests(SightAttempts.onDrafts());
    }

    @TestFactory
    Stream<DynamicTest> shouldHidePrivateModelsOfWhatIsOpen() {
        return tests(SightAttempts.onModels());
    }

    @TestFactory
    Stream<DynamicTest> shouldHideFromThoseWhoWerePutOut() {
        return tests(SightAttempts.afterAnExpulsion());
    }

    @TestFactory
    Stream<DynamicTest> shouldNameNoNodesThroughDrafts() {
        return tests(SightAttempts.throughDrafts());
    }

    @TestFactory
    Stream<DynamicTest> shouldKeepNamesForThoseWhoseTheyAre() {
        return tests(SightAttempts.onNames());
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseWhatTheRoleDoesNotAllow() {
        return tests(RoleAttempts.onWhatIsSeen());
    }

    @TestFactory
    Stream<DynamicTest> shouldTellNothingThroughLists() {
        return tests(RoleAttempts.throughLists());
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseToMoveWhatIsNotTheirs() {
        return tests(LifeAttempts.all(earlierVersion));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseToMoveNodesThatAreNotTheirs() {
        return tests(MemberAttempts.moves());
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseVotesThatAreNotTheirs() {
        return tests(MemberAttempts.votes());
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseAttestationsThatNobodyGave() {
        return tests(AttestationAttempts.all(System.currentTimeMillis()));
    }

    @TestFactory
    Stream<DynamicTest> shouldKeepAnswersToThemselves() {
        return tests(RepeatAttempts.all());
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseTricksOfForm() {
        return tests(FormAttempts.all());
    }

    @Test
    void shouldLetThoseWhoMay() {
        // Otherwise everything above could be refused for another reason than the one that it is there for.
        TestingRegistry alice = registry.as("alice");
        assertEquals(200, alice.get("/v1/subclouds/acme-vault").status());
        assertEquals(200, alice.get("/v1/subclouds/acme-vault/tokens").status());
        assertEquals(
                200,
                registry.as("bob").get("/v1/subclouds/acme-vault/memberships").status());
        assertEquals(200, registry.as("carol").get("/v1/subclouds/acme-vault").status());
        assertEquals(200, alice.get("/v1/nodes/op-acme-1").status());
        assertEquals(200, alice.get("/v1/models/acme-secret-model").status());
        assertEquals(200, alice.get("/v1/models/acme-inner-model").status());
        assertEquals(200, registry.as("carol").get("/v1/subclouds/acme-sketch").status());
        assertEquals(200, alice.get("/v1/subclouds/acme-circle").status());
        ok(alice.get("/v1/subclouds/acme-sketch/versions"));
        ok(registry.as("mallory").get("/v1/subclouds/acme-given/versions"));
        assertEquals(200, registry.as("carol").get("/v1/tenants/acme-ledger").status());
        assertEquals(200, registry.as("mallory").get("/v1/subclouds/acme-open").status());
        TestingRegistry.Answer own = registry.as("dave")
                .apply(TestingWorld.manifest(
                                "Subcloud",
                                "id: acme-drafted, owner: org/acme",
                                "participation: open, access: {policy: public}")
                        .replace("acme-drafted", "acme-made"));
        assertEquals(200, own.status(), () -> own.body().toPrettyString());
        assertEquals(200, alice.delete("/v1/subclouds/acme-made").status());
        ok(registry.as("mallory").get("/v1/subclouds/rival-pool/versions"));
        ok(registry.as("dave").postJson("/v1/subclouds/acme-open/suspend", "{}"));
        ok(registry.as("dave").postJson("/v1/subclouds/acme-open/resume", "{}"));
    }

    @Test
    void shouldMeetAGateAsLongAsItsAttestationHolds() {
        assertEquals("PENDING", stateOf("rival-pool"));
        // Long enough to be seen before it lapses.
        ok(attest(
                "rival-pool",
                System.currentTimeMillis() + Duration.ofSeconds(10).toMillis()));
        assertEquals("ACTIVE", stateOf("rival-pool"));
        Await.until("the attestation to lapse", () -> "PENDING".equals(stateOf("rival-pool")));
        assertEquals("ACTIVE", stateOf("acme-open"));
    }

    private static TestingRegistry.Answer attest(String subcloud, long until) {
        Attestation attestation = SharedRegistry.ASSESSOR.attest(
                subcloud, Gate.VERIFICATION, until - Duration.ofDays(1).toMillis(), until);
        return registry.postJson("/v1/subclouds/" + subcloud + "/attestations", TestingGateIssuer.json(attestation));
    }

    private static String stateOf(String subcloud) {
        return ok(registry.get("/v1/subclouds/" + subcloud)).at("/status/state").asText();
    }

    private static JsonNode ok(TestingRegistry.Answer answer) {
        assertEquals(200, answer.status(), () -> answer.body().toPrettyString());
        return answer.body();
    }

    /** Whoever measures cannot tell one from the other: their middles are nearer to each other than either's own spread. */
    @ParameterizedTest
    @CsvSource({
        "GET, /v1/subclouds/acme-vault",
        "POST, /v1/subclouds/acme-vault/suspend",
        "POST, /v1/subclouds/acme-vault/members/op-rival-1/request",
        "DELETE, /v1/tenants/acme-ledger"
    })
    void shouldTakeAsLongForWhatIsHiddenAsForWhatIsMissing(String method, String target) {
        RawRequest hidden = RoleAttempts.by("mallory", method, target);
        RawRequest missing = hidden.with("acme-vault", "acme-vaulq").with("acme-ledger", "acme-ledgeq");
        List<Long> hiddenTimes = new ArrayList<>();
        List<Long> missingTimes = new ArrayList<>();
        for (int round = 0; round < 200; round++) {
            hiddenTimes.add(nanoseconds(hidden));
            missingTimes.add(nanoseconds(missing));
        }
        Collections.sort(hiddenTimes);
        Collections.sort(missingTimes);
        long apart = Math.abs(hiddenTimes.get(100) - missingTimes.get(100));
        long spread =
                Math.max(hiddenTimes.get(150) - hiddenTimes.get(50), missingTimes.get(150) - missingTimes.get(50));
        assertTrue(apart < spread, () -> apart + " ns apart, with a spread of " + spread + " ns");
    }

    private static long nanoseconds(RawRequest request) {
        long begin = System.nanoTime();
        assertEquals(404, request.sendTo(registry.address()).status());
        return System.nanoTime() - begin;
    }

    private static Stream<DynamicTest> tests(List<Attempt> attempts) {
        return attempts.stream().map(attempt -> DynamicTest.dynamicTest(attempt.name(), () -> check(attempt)));
    }

    private static void check(Attempt attempt) {
        Map<TopicPartition, Long> before = ends(attempt);
        int loggedBefore = logged().size();

        Answer answer = attempt.request().sendTo(registry.address());

        assertTrue(attempt.statuses().contains(answer.status()), () -> answer.head() + "\n\n" + answer.body());
        if (answer.status() >= 400) {
            assertTrue(answer.head().contains("application/problem+json"), answer::head);
        }
        if (answer.status() == 401) {
            assertTrue(answer.head().toLowerCase(Locale.ROOT).contains("www-authenticate: bearer"), answer::head);
        }
        assertEquals(before, ends(attempt), "a record was written");
        List<String> secrets = secrets(attempt);
        assertTold(secrets, answer.head() + answer.body());
        List<ILoggingEvent> logged = logged();
        logged.subList(loggedBefore, logged.size())
                .forEach(event -> assertTold(credentials(attempt), event.getFormattedMessage()));
        attempt.about().ifPresent(name -> assertSameAsMissing(attempt, name, answer));
    }

    /** Threads of the service append to it, which the appender lets them do one after the other. */
    private static List<ILoggingEvent> logged() {
        synchronized (LOGGED) {
            return List.copyOf(LOGGED.list);
        }
    }

    private static void assertSameAsMissing(Attempt attempt, String name, Answer answer) {
        String other = Attempt.otherThan(name);
        Answer missing = attempt.request().with(name, other).sendTo(registry.address());
        assertEquals(comparable(missing).replace(other, name), comparable(answer));
    }

    private static String comparable(Answer answer) {
        return DATE.matcher(answer.head()).replaceAll("") + answer.body();
    }

    private static void assertTold(Collection<String> secrets, String told) {
        secrets.forEach(secret -> assertFalse(told.contains(secret), () -> secret + " is told in " + told));
    }

    private static List<String> secrets(Attempt attempt) {
        List<String> secrets = new ArrayList<>(INSIDE);
        secrets.addAll(credentials(attempt));
        attempt.hidden().stream()
                .filter(name -> !attempt.request().told().contains(name))
                .forEach(secrets::add);
        return secrets;
    }

    /** What proves who somebody is: no part of it may be seen again. */
    private static List<String> credentials(Attempt attempt) {
        List<String> credentials = new ArrayList<>(ISSUED);
        attempt.request().headers().stream()
                .filter(line -> line.startsWith("Authorization:"))
                .flatMap(line ->
                        Arrays.stream(line.substring("Authorization:".length()).split("[ .]", -1)))
                .filter(part -> part.length() > 20)
                .forEach(credentials::add);
        return credentials;
    }

    private static Map<TopicPartition, Long> ends(Attempt attempt) {
        Map<TopicPartition, OffsetSpec> partitions = TopicCatalogue.all().stream()
                .filter(topic -> !attempt.reachesRegistrar() || !CONVERSATION.contains(topic))
                .flatMap(topic -> Stream.iterate(0, number -> number + 1)
                        .limit(topic.partitions())
                        .map(number -> new TopicPartition(topic.name(), number)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try {
            Map<TopicPartition, Long> ends = new TreeMap<>(
                    Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));
            log.listOffsets(partitions).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
