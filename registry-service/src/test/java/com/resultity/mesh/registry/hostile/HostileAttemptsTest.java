package com.resultity.mesh.registry.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.resultity.mesh.registry.TestingRegistry;
import com.resultity.mesh.registry.hostile.RawRequest.Answer;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.slf4j.LoggerFactory;

/**
 * Every attempt of the tables, held against one checker: it is refused, no topic has a record more, and neither the answer nor
 * the log tells what must not be known. What is hidden is answered, to the letter, as what is not there.
 */
class HostileAttemptsTest {

    @RegisterExtension
    static final MeshCluster CLUSTER = MeshCluster.fresh();

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

    private static final Pattern DATE = Pattern.compile("(?im)^date:.*$");

    private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();

    private static TestingRegistry registry;
    private static Admin log;
    private static String tokenId;
    private static String token;

    @BeforeAll
    static void prepare() {
        registry = TestingRegistry.start(CLUSTER);
        TestingRegistry.Answer applied = registry.apply(TestingWorld.MANIFESTS);
        assertEquals(200, applied.status(), () -> applied.body().toPrettyString());
        TestingRegistry.Answer issued = registry.postJson("/v1/subclouds/acme-vault/tokens", "{}");
        tokenId = issued.body().path("tokenId").asText();
        token = issued.body().path("token").asText();
        log = Admin.create(Map.of("bootstrap.servers", CLUSTER.bootstrapServers()));
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ((Logger) LoggerFactory.getLogger("com.resultity.mesh.registry")).setLevel(Level.TRACE);
        LOGGED.start();
        root.addAppender(LOGGED);
    }

    @AfterAll
    static void end() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOGGED);
        log.close();
        registry.close();
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
    Stream<DynamicTest> shouldRefuseWhatTheRoleDoesNotAllow() {
        return tests(RoleAttempts.onWhatIsSeen());
    }

    @TestFactory
    Stream<DynamicTest> shouldTellNothingThroughLists() {
        return tests(RoleAttempts.throughLists());
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
    }

    /** Whoever measures cannot tell one from the other: their middles are nearer to each other than either's own spread. */
    @Test
    void shouldTakeAsLongForWhatIsHiddenAsForWhatIsMissing() {
        RawRequest hidden = RoleAttempts.by("mallory", "GET", "/v1/subclouds/acme-vault");
        RawRequest missing = hidden.with("acme-vault", "acme-vaulq");
        List<Long> hiddenTimes = new ArrayList<>();
        List<Long> missingTimes = new ArrayList<>();
        for (int round = 0; round < 300; round++) {
            hiddenTimes.add(nanoseconds(hidden));
            missingTimes.add(nanoseconds(missing));
        }
        Collections.sort(hiddenTimes);
        Collections.sort(missingTimes);
        long apart = Math.abs(hiddenTimes.get(150) - missingTimes.get(150));
        long spread =
                Math.max(hiddenTimes.get(225) - hiddenTimes.get(75), missingTimes.get(225) - missingTimes.get(75));
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
        Map<TopicPartition, Long> before = ends();
        int loggedBefore = LOGGED.list.size();

        Answer answer = attempt.request().sendTo(registry.address());

        assertTrue(attempt.statuses().contains(answer.status()), () -> answer.head() + "\n\n" + answer.body());
        if (answer.status() >= 400) {
            assertTrue(answer.head().contains("application/problem+json"), answer::head);
        }
        if (answer.status() == 401) {
            assertTrue(answer.head().toLowerCase(Locale.ROOT).contains("www-authenticate: bearer"), answer::head);
        }
        assertEquals(before, ends(), "a record was written");
        List<String> secrets = secrets(attempt);
        assertTold(secrets, answer.head() + answer.body());
        List<ILoggingEvent> logged = List.copyOf(LOGGED.list.subList(loggedBefore, LOGGED.list.size()));
        logged.forEach(event -> assertTold(credentials(attempt), event.getFormattedMessage()));
        attempt.about().ifPresent(name -> assertSameAsMissing(attempt, name, answer));
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
        List<String> credentials = new ArrayList<>(List.of(token));
        attempt.request().headers().stream()
                .filter(line -> line.startsWith("Authorization:"))
                .flatMap(line ->
                        Arrays.stream(line.substring("Authorization:".length()).split("[ .]", -1)))
                .filter(part -> part.length() > 20)
                .forEach(credentials::add);
        return credentials;
    }

    private static Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> partitions = TopicCatalogue.all().stream()
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
