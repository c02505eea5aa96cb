package com.resultity.mesh.registry;

import static com.resultity.mesh.registry.TestingManifests.node;
import static com.resultity.mesh.registry.TestingManifests.organisation;
import static com.resultity.mesh.registry.TestingManifests.subcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.registry.TestingRegistry.Answer;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What manifests would come to, told over HTTP before they are applied. */
class DraftsOverHttpTest {

    @RegisterExtension
    static final SharedRegistry SHARED = SharedRegistry.open();

    private final TestingRegistry registry = SHARED.registry();

    @BeforeAll
    static void declare() {
        ok(SHARED.registry()
                .apply(subcloud("drafted", "{}")
                        + subcloud("beside", "{}")
                        + node("drafted-1", "[drafted, beside]")
                        + node("drafted-2", "[]")));
    }

    @Test
    void shouldTellWhatCellsAndNodesWouldBeTold() {
        JsonNode draft = ok(registry.draft(isolating("drafted") + subcloud("drafted-too", "{}")));

        assertEquals(List.of("drafted CHANGED", "drafted-too CREATED"), List.of(result(draft, 0), result(draft, 1)));
        assertEquals(2, draft.path("policies").size(), draft::toPrettyString);
        assertTrue(draft.at("/policies/0/key").asText().endsWith("drafted"), draft::toPrettyString);
        assertTrue(draft.at("/policies/0/value").asText().contains("\"isolate\":true"), draft::toPrettyString);
        assertEquals(1, draft.path("members").size(), draft::toPrettyString);
        JsonNode member = draft.at("/members/0");
        assertEquals("drafted-1", member.path("node").asText());
        assertEquals("[\"beside\",\"drafted\"]", member.path("subclouds").toString());
        assertTrue(member.path("isolated").asBoolean());
        assertEquals("[\"drafted\"]", member.path("isolatedBy").toString());
    }

    @Test
    void shouldTellThatNothingWouldChange() {
        JsonNode draft = ok(registry.draft(subcloud("drafted", "{}")));

        assertEquals("drafted UNCHANGED", result(draft, 0));
        assertEquals("[]", draft.path("policies").toString());
        assertEquals("[]", draft.path("members").toString());
    }

    @Test
    void shouldWriteNothing() {
        JsonNode before = ok(registry.get("/v1/subclouds/drafted"));
        long commands = commands();

        ok(registry.draft(isolating("drafted") + node("drafted-3", "[drafted]")));

        assertEquals(commands, commands());
        assertEquals(before, ok(registry.get("/v1/subclouds/drafted")));
        assertEquals(404, registry.get("/v1/nodes/drafted-3").status());
    }

    @Test
    void shouldTellMistakesAsIfItWereApplied() {
        String mistaken = node("drafted-4", "[draftet]");
        Answer drafted = registry.draft(mistaken);
        Answer applied = registry.apply(mistaken);

        assertEquals(422, drafted.status());
        assertEquals(applied.body(), drafted.body());
    }

    @Test
    void shouldTakeManifestsAsJson() {
        String json = """
                {"apiVersion": "mesh.resultity.com/v1", "kind": "Subcloud", "metadata": {"id": "of-json", "owner": "org/example"},
                 "spec": {"participation": "open", "access": {"policy": "public"}}}
                """;

        assertEquals("of-json CREATED", result(ok(registry.postJson("/v1/drafts", json)), 0));
        assertEquals("of-json CREATED", result(ok(registry.postJson("/v1/manifests", json)), 0));
        Answer mistaken = registry.postJson("/v1/manifests", json.replace("open", "opne"));
        assertEquals(422, mistaken.status());
        assertEquals(2, mistaken.body().at("/errors/0/line").asInt(), mistaken.body()::toPrettyString);
    }

    /** Each judges all nodes and holds what it comes to in memory. */
    @Test
    void shouldAnswerOneDraftAtATime() {
        String many = IntStream.range(0, 300)
                .mapToObj(i -> subcloud("drafted-" + i, "{}"))
                .collect(Collectors.joining());
        ExecutorService askers = Executors.newFixedThreadPool(8);
        try {
            // On a busy machine all of a round may come one after the other; a registry that takes several never
            // refuses one.
            int refused = 0;
            for (int round = 1; refused == 0 && round <= 20; round++) {
                refused = refusals(many, askers);
            }
            assertTrue(refused > 0, "no draft was refused");
        } finally {
            askers.shutdown();
        }
    }

    /** Asks at once for as many as there are askers, and returns how many were refused. */
    private int refusals(String manifests, ExecutorService askers) {
        List<Answer> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> registry.draft(manifests), askers))
                .limit(8)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertTrue(answers.stream().anyMatch(answer -> answer.status() == 200), answers::toString);
        List<Answer> refused =
                answers.stream().filter(answer -> answer.status() != 200).toList();
        for (Answer answer : refused) {
            assertEquals(503, answer.status(), answer.body()::toString);
            assertEquals(
                    "other manifests are being judged; try again",
                    answer.body().path("detail").asText());
        }
        return refused.size();
    }

    @Test
    void shouldLetNobodyDraftWhatTheyMayNotDeclare() {
        assertEquals(403, registry.as("eve").draft(isolating("drafted")).status());
    }

    /** Who drafts an invitation to an operator must not learn from it which nodes there are and where they belong. */
    @Test
    void shouldTellStrangersOfNodesNothingButHowManyTheyAre() {
        ok(registry.apply(organisation("curious", "mallory")
                + subcloud("of-many", "{}")
                + node("hidden-1", "op-hidden", "[of-many]")
                + node("hidden-2", "op-hidden", "[]")));

        Answer drafted = registry.as("mallory")
                .draft(subcloud("curious-x", "{}")
                        .replace("org/example", "org/curious")
                        .replace(
                                "participation: open",
                                "participation: private, members: {invitedOperators: [op-hidden]}"));

        assertEquals("[]", ok(drafted).path("members").toString(), drafted.body()::toPrettyString);
        assertEquals(2, drafted.body().path("membersLeftOut").asInt(), drafted.body()::toPrettyString);
        assertFalse(drafted.body().toString().contains("hidden-1"), drafted.body()::toPrettyString);
    }

    /** As a draft of it, and an answer that is so already. */
    @Test
    void shouldWarnOfNamesThatNothingBears() {
        String pool = TestingManifests.whitelisted("warned", "[nobody-there]")
                .replace("participation: open", "participation: open, criteria: {gpuClasses: [T5]}");
        JsonNode drafted = ok(registry.draft(pool)).path("warnings");
        JsonNode applied = ok(registry.apply(pool)).path("warnings");

        assertEquals(drafted, applied);
        assertEquals(2, applied.size(), applied::toPrettyString);
        assertEquals("warned", applied.at("/0/id").asText());
        assertEquals("spec.access.tenants", applied.at("/0/field").asText());
        assertEquals("spec.criteria.gpuClasses", applied.at("/1/field").asText());
        assertFalse(ok(registry.apply(subcloud("unwarned", "{}"))).has("warnings"));
    }

    /** Of one's own members one is told where they stand with oneself alone. */
    @Test
    void shouldTellOwnersOfTheirMembersInTheirOwnSubcloudsAlone() {
        String own = subcloud("watching-pool", "{}").replace("org/example", "org/watching");
        ok(registry.apply(organisation("watching", "watcher")
                + own
                + subcloud("of-others", "{}").replace("participation: open", "participation: open, isolate: true")
                + node("watched-1", "op-watched", "[watching-pool, of-others]")));

        JsonNode draft =
                ok(registry.as("watcher").draft(own.replace("criteria: {}", "criteria: {minimumTrustLevel: 3}")));

        JsonNode member = draft.at("/members/0");
        assertEquals("watched-1", member.path("node").asText(), draft::toPrettyString);
        assertEquals("[]", member.path("subclouds").toString(), draft::toPrettyString);
        assertEquals("[]", member.path("isolatedBy").toString(), draft::toPrettyString);
        assertFalse(member.path("isolated").asBoolean(true), draft::toPrettyString);
        assertEquals("SUSPENDED", member.at("/changes/0/after/state").asText(), draft::toPrettyString);
    }

    private static String isolating(String id) {
        return subcloud(id, "{}").replace("participation: open", "participation: open, isolate: true");
    }

    private static String result(JsonNode draft, int number) {
        JsonNode result = draft.path("results").path(number);
        return result.path("id").asText() + " " + result.path("change").asText();
    }

    private static long commands() {
        return SHARED.cluster()
                .log()
                .readBytes(TopicCatalogue.REGISTRY_COMMANDS.name())
                .size();
    }

    private static JsonNode ok(Answer answer) {
        assertEquals(200, answer.status(), () -> answer.body().toPrettyString());
        return answer.body();
    }
}
