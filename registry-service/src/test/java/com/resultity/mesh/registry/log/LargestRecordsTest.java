package com.resultity.mesh.registry.log;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.change.Decision;
import com.resultity.mesh.registry.change.Registrar;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.ManifestDocument;
import com.resultity.mesh.registry.manifest.ManifestReader;
import com.resultity.mesh.registry.manifest.ManifestReading;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that the broker does not take would stop the registrar for good: it would decide the same command for ever. */
class LargestRecordsTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final int AROUND_A_RECORD = 1024;
    private static final int LONGEST_ID = 63;
    private static final int MOST_GRANTS = 5_000;

    private final TestingValueSerdes serdes = new TestingValueSerdes();
    private final FactRecords records = new FactRecords(serdes);
    private final Registrar registrar = new Registrar(Gates.NONE);

    @ParameterizedTest(name = "{0} in each list")
    @ValueSource(ints = {MOST_GRANTS / 3, MOST_GRANTS / 3 + 1, MOST_GRANTS})
    void shouldTakeNoMoreGrantsThanFitIntoOneVersion(int inEachList) {
        ManifestReading reading = ManifestReader.read(letting(inEachList).getBytes(StandardCharsets.UTF_8));

        for (ManifestDocument document : reading.documents()) {
            assertFit(decide(List.of(document.manifest())));
        }
        assertEquals(3 * inEachList <= MOST_GRANTS, reading.errors().isEmpty(), () -> reading.errors()
                .toString());
    }

    @Test
    void shouldTellReasonsOnlyAsFarAsAllOfANodeFit() {
        int subclouds = 2_000;
        List<Manifest> manifests = new ArrayList<>();
        for (int i = 0; i < subclouds; i++) {
            manifests.add(new SubcloudManifest(
                    aSubcloud(longId(i))
                            .asking(criteria -> criteria.labels(long6(LargestRecordsTest::longId))
                                    .requiredModels(long6(number -> longId(number) + longId(number)))
                                    .operators(long6(LargestRecordsTest::longId)))
                            .build(),
                    List.of(),
                    false));
        }
        manifests.add(new NodeManifest(aNode("node")
                .asking(IntStream.range(0, subclouds)
                        .mapToObj(LargestRecordsTest::longId)
                        .toArray(String[]::new))
                .build()));

        Decision decision = decide(manifests);

        assertFit(decision);
        List<Membership> memberships =
                registrar.view().memberships().get("node").value().memberships();
        assertEquals(subclouds, memberships.size());
        assertTrue(memberships.get(0).reason().orElseThrow().startsWith("operators: the node belongs to op-a"));
        assertTrue(memberships.get(0).reason().orElseThrow().endsWith("..."));
    }

    /** What many a one does first: to declare nodes before the Subclouds that they ask for. */
    @Test
    void shouldRefuseInOneReplyWhateverIsMistaken() {
        String[] missing =
                IntStream.range(0, 200).mapToObj(LargestRecordsTest::longId).toArray(String[]::new);
        List<Manifest> manifests = IntStream.range(0, 300)
                .<Manifest>mapToObj(
                        i -> new NodeManifest(aNode("node-" + i).asking(missing).build()))
                .toList();

        Decision decision = registrar.decide(command(manifests), NOW);

        assertInstanceOf(Reply.Refused.class, decision.reply());
        byte[] reply = serdes.of(TopicCatalogue.REGISTRY_REPLIES)
                .serializer()
                .serialize(TopicCatalogue.REGISTRY_REPLIES.name(), ReplyTranslation.recordOf(decision.reply(), false));
        assertFits(TopicCatalogue.REGISTRY_REPLIES, reply);
    }

    private Decision decide(List<Manifest> manifests) {
        Decision decision = registrar.decide(command(manifests), NOW);
        assertInstanceOf(
                Reply.Applied.class, decision.reply(), () -> decision.reply().toString());
        return decision;
    }

    private static Command command(List<Manifest> manifests) {
        return new Command(
                "c",
                Optional.empty(),
                Principal.NETWORK_OPERATOR,
                NOW,
                OptionalLong.empty(),
                Optional.of("because".repeat(70)),
                manifests.stream().<Change>map(Change.Declare::new).toList());
    }

    private void assertFit(Decision decision) {
        for (Fact fact : decision.facts()) {
            ProducerRecord<String, byte[]> record = records.recordOf(fact);
            TopicCatalogue.all().stream()
                    .filter(topic -> topic.name().equals(record.topic()))
                    .forEach(topic -> assertFits(topic, record.value()));
        }
    }

    private static void assertFits(Topic<?> topic, byte[] value) {
        int bytes = value.length + AROUND_A_RECORD;
        assertTrue(bytes <= topic.maximumRecordBytes(), () -> topic.name() + " takes no record of " + bytes + " bytes");
    }

    private static String letting(int inEachList) {
        String list = IntStream.range(0, inEachList)
                .mapToObj(i -> "g" + Integer.toString(i, Character.MAX_RADIX))
                .collect(Collectors.joining(", ", "[", "]"));
        return """
                apiVersion: mesh.resultity.com/v1
                kind: Subcloud
                metadata: {id: %s, owner: org/example}
                spec:
                  participation: open
                  access: {policy: whitelist, tenants: %s, teams: %s, organisations: %s}
                """.formatted(longId(0), list, list, list);
    }

    private static String[] long6(IntFunction<String> name) {
        return IntStream.range(0, 6).mapToObj(name).toArray(String[]::new);
    }

    private static String longId(int number) {
        String end = Integer.toString(number);
        return "a".repeat(LONGEST_ID - end.length() - 1) + "-" + end;
    }
}
