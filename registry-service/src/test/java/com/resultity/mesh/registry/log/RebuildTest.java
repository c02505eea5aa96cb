package com.resultity.mesh.registry.log;

import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.change.RandomChanges;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.state.MeasuredNodes;
import com.resultity.mesh.schemas.NodeStanding;
import com.resultity.mesh.schemas.RegistryCommand;
import com.resultity.mesh.schemas.StandingLevel;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.Party;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registrar that lost its stores, their changelogs and its place in line has the topics, and comes to the same. */
class RebuildTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final int COMMANDS = 400;
    private static final int MORE_COMMANDS = 100;
    private static final Command.RequestKey KEY = new Command.RequestKey("as-sent", "digest");
    private static final String GIVEN_UP = "user-a-given-up";

    /** A little longer than the answer to a command with a key is remembered. */
    private static final long FORGETTING = Duration.ofDays(1).toMillis() + 1_000;

    private final TestingValueSerdes serdes = new TestingValueSerdes();
    private final long seed = Long.getLong("test.seed", 20_260_101);
    private final Random random = new Random(seed);
    private final RandomChanges changes = new RandomChanges(random);
    private int issued;

    /** Whether the registrar meets its commands again while their replies are on the log, or long after. */
    @ParameterizedTest(name = "replies forgotten: {0}")
    @ValueSource(booleans = {false, true})
    void shouldRebuildAllStateFromTheTopicsAlone(boolean forgotten) {
        System.out.println("seed " + seed);
        try (World first = new World("first", NOW, List.of())) {
            for (int i = 0; i < COMMANDS; i++) {
                first.ask(command(first.now));
                if (random.nextInt(10) == 0) {
                    first.stand(changes.node(), random.nextBoolean());
                }
                first.pass(random.nextInt(3));
            }
            giveUp(first);
            first.pass(forgotten ? Duration.ofMinutes(31).toMillis() : 1_000);
            List<RawRecord> log = forgotten ? withoutReplies(first.compacted()) : first.compacted();

            try (World second = new World("second", first.now, log)) {
                first.inputs.forEach(second::write);
                second.pass(1_000);
                first.pass(1_000);
                assertEquals(List.of(), second.facts(), () -> "a successor changed its mind; seed " + seed);

                assertComesToTheSame(first, second);
            }
        }
    }

    /** As where it begins again on the same machine: of what is not on the topics that it keeps, it knows as much as before. */
    @ParameterizedTest(name = "of a life that was rebuilt: {0}")
    @ValueSource(booleans = {false, true})
    void shouldGoOnFromItsStores(boolean rebuilt) {
        System.out.println("seed " + seed);
        try (World first = new World("first", NOW, List.of());
                World second = new World("second", NOW, List.of())) {
            for (int i = 0; i < COMMANDS; i++) {
                first.ask(command(first.now));
                first.pass(random.nextInt(3));
            }
            giveUp(first);
            first.pass(1_000);
            if (rebuilt) {
                try (World between = new World("between", first.now, first.compacted())) {
                    between.pass(1_000);
                    first.pass(1_000);
                    second.begin(between);
                }
            } else {
                second.begin(first);
            }
            assertEquals(List.of(), second.facts(), () -> "a successor changed its mind; seed " + seed);

            assertComesToTheSame(first, second);
        }
    }

    /** As where the store is of a version that did not keep who owned what was removed. */
    @Test
    void shouldLearnOnceWhoOwnedWhatWasRemovedWhereItsStoreIsOlder() {
        try (World first = new World("first", NOW, List.of())) {
            giveUp(first);
            first.pass(1_000);
            try (World second = new World("second", NOW, first.compacted());
                    World third = new World("third", NOW, List.of())) {
                second.begin(first, key -> !key.startsWith("former-owner"));
                assertEquals(1, second.opened);
                third.begin(second);
                assertEquals(0, third.opened, "the history is read again");

                for (World life : List.of(second, third)) {
                    life.ask(command(life.now, new Principal("a", false), new Change.Declare(givenUp("user/a"))));
                    assertEquals(List.of(), life.facts(), "an id was taken that another gave up");
                }
            }
        }
    }

    @Test
    void shouldRememberTheNewestAnswerOfAKeyThatWasUsedTwice() {
        try (World first = new World("first", NOW, List.of())) {
            giveUp(first, Optional.of(KEY));
            first.pass(FORGETTING);
            List<String> before = first.facts();
            giveUp(first, Optional.of(KEY));
            assertNotEquals(before, first.facts(), "the key was not forgotten");
            first.pass(1_000);

            try (World second = new World("second", first.now, first.compacted())) {
                second.pass(1_000);
                second.ask(declaringGivenUp(second.now, Optional.of(KEY)));
                assertEquals(List.of(), second.facts(), "what was answered is carried out again");
            }
        }
    }

    @Test
    void shouldNotTakeOverAnswersThatWouldBeForgotten() {
        try (World first = new World("first", NOW, List.of())) {
            giveUp(first, Optional.of(KEY));
            first.pass(FORGETTING);

            try (World second = new World("second", first.now, first.compacted())) {
                second.ask(declaringGivenUp(second.now, Optional.of(KEY)));
                assertNotEquals(List.of(), second.facts(), "an answer is given that is older than a day");
            }
        }
    }

    private static List<RawRecord> withoutReplies(List<RawRecord> log) {
        return log.stream()
                .filter(record -> !record.topic().equals(TopicCatalogue.REGISTRY_REPLIES.name()))
                .toList();
    }

    /** Whoever goes on must know that the id stays with b, although a could give it. */
    private void giveUp(World world) {
        giveUp(world, Optional.empty());
    }

    private void giveUp(World world, Optional<Command.RequestKey> key) {
        world.ask(declaringGivenUp(world.now, key));
        world.ask(command(world.now, Principal.NETWORK_OPERATOR, new Change.Remove(Kind.SUBCLOUD, GIVEN_UP)));
    }

    private RegistryCommand declaringGivenUp(long now, Optional<Command.RequestKey> key) {
        return command(now, key, Principal.NETWORK_OPERATOR, new Change.Declare(givenUp("user/b")));
    }

    private static SubcloudManifest givenUp(String owner) {
        return new SubcloudManifest(aSubcloud(GIVEN_UP).ownedBy(owner).build(), List.of(), false);
    }

    private void assertComesToTheSame(World first, World second) {
        int before = first.facts().size();
        RegistryCommand taking = command(first.now, new Principal("a", false), new Change.Declare(givenUp("user/a")));
        first.ask(taking);
        second.ask(taking);
        assertEquals(List.of(), second.facts(), "an id was taken that another gave up");
        for (int i = 0; i < MORE_COMMANDS; i++) {
            RegistryCommand command = command(first.now);
            first.ask(command);
            second.ask(command);
            first.pass(1);
            second.pass(1);
        }
        List<String> told = first.facts();
        assertTrue(told.size() > before, "nothing changed");
        assertEquals(told.subList(before, told.size()), second.facts(), () -> "seed " + seed);
    }

    private RegistryCommand command(long now) {
        boolean byUser = random.nextInt(4) == 0;
        String user = changes.user();
        return command(
                now,
                byUser ? new Principal(user, false) : Principal.NETWORK_OPERATOR,
                byUser || random.nextInt(8) == 0 ? changes.ofUser(user) : changes.next());
    }

    private RegistryCommand command(long now, Principal principal, Change change) {
        return command(now, Optional.empty(), principal, change);
    }

    private RegistryCommand command(long now, Optional<Command.RequestKey> key, Principal principal, Change change) {
        return CommandTranslation.recordOf(new Command(
                "c-" + issued++, key, principal, now, OptionalLong.empty(), Optional.empty(), List.of(change)));
    }

    private record WrittenLog(List<RawRecord> records) implements FactLog {

        @Override
        public List<RawRecord> readAll() {
            return records;
        }

        @Override
        public List<RawRecord> readAll(Topic<?> topic) {
            return records.stream()
                    .filter(record -> record.topic().equals(topic.name()))
                    .toList();
        }

        @Override
        public void close() {}
    }

    /** One life of a registrar, with stores of its own. */
    private final class World implements AutoCloseable {

        private final TopologyTestDriver driver;
        private final List<RawRecord> inputs = new ArrayList<>();
        private final List<RawRecord> written = new ArrayList<>();
        private long now;
        private int opened;

        World(String application, long now, List<RawRecord> log) {
            this.now = now;
            StreamsBuilder builder = new StreamsBuilder();
            new RegistrarTopology(
                            serdes,
                            Gates.NONE,
                            () -> {
                                opened++;
                                return new WrittenLog(log);
                            },
                            new MeasuredNodes())
                    .defineOn(builder);
            Properties settings = new Properties();
            settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
            settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
            this.driver = new TopologyTestDriver(builder.build(), settings, Instant.ofEpochMilli(now));
        }

        /** Takes over the stores of another life, and goes on when that stopped. */
        void begin(World other) {
            begin(other, key -> true);
        }

        /** Takes over of the stores of another life what is kept under certain keys. */
        void begin(World other, Predicate<String> keys) {
            for (String store : List.of(RegistrarStores.FACTS, RegistrarStores.REPLIES)) {
                KeyValueStore<String, byte[]> own = driver.getKeyValueStore(store);
                try (KeyValueIterator<String, byte[]> all =
                        other.driver.<String, byte[]>getKeyValueStore(store).all()) {
                    all.forEachRemaining(entry -> {
                        if (keys.test(entry.key)) {
                            own.put(entry.key, entry.value);
                        }
                    });
                }
            }
            pass(other.now - now);
        }

        void ask(RegistryCommand command) {
            write(TopicCatalogue.REGISTRY_COMMANDS, command.getCommandId(), command);
        }

        void stand(String nodeId, boolean poor) {
            NodeStanding standing = NodeStanding.newBuilder()
                    .setNodeId(nodeId)
                    .setVersion(now)
                    .setLevel(poor ? StandingLevel.POOR : StandingLevel.GOOD)
                    .setReason("as it is")
                    .build();
            write(TopicCatalogue.NODE_STANDINGS, nodeId, standing);
        }

        private <V extends SpecificRecord> void write(Topic<V> topic, String key, V value) {
            byte[] bytes = serdes.of(topic).serializer().serialize(topic.name(), value);
            RawRecord input = raw(topic.name(), key, bytes);
            inputs.add(input);
            write(input);
        }

        void write(RawRecord input) {
            driver.createInputTopic(input.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(new TestRecord<>(
                            input.key(), input.value(), new RecordHeaders(), Instant.ofEpochMilli(now)));
            collect();
        }

        void pass(long milliseconds) {
            now += milliseconds;
            driver.advanceWallClockTime(Duration.ofMillis(milliseconds));
            collect();
        }

        private void collect() {
            TopicCatalogue.all().stream()
                    .filter(topic -> topic.writers().contains(Party.REGISTRY_SERVICE))
                    .map(Topic::name)
                    .filter(driver.producedTopicNames()::contains)
                    .forEach(topic -> driver.createOutputTopic(
                                    topic, new StringDeserializer(), new ByteArrayDeserializer())
                            .readRecordsToList()
                            .forEach(record -> written.add(raw(topic, record.key(), record.value()))));
        }

        /** What it wrote, but for replies, in order. */
        List<String> facts() {
            return written.stream()
                    .filter(record -> !record.topic().equals(TopicCatalogue.REGISTRY_REPLIES.name()))
                    .map(record -> record.topic() + " " + new String(record.key(), StandardCharsets.UTF_8) + " "
                            + Arrays.toString(record.value()))
                    .toList();
        }

        /** What is left of everything when each topic that keeps the latest alone has forgotten the rest. */
        List<RawRecord> compacted() {
            Map<String, RawRecord> latest = new LinkedHashMap<>();
            List<RawRecord> all = new ArrayList<>(inputs);
            all.addAll(written);
            for (RawRecord record : all) {
                String name = record.topic() + "|" + new String(record.key(), StandardCharsets.UTF_8);
                latest.remove(name);
                if (record.value() != null) {
                    latest.put(name, record);
                }
            }
            return List.copyOf(latest.values());
        }

        private RawRecord raw(String topic, String key, byte[] value) {
            return new RawRecord(topic, 0, 0, now, key.getBytes(StandardCharsets.UTF_8), value, new RecordHeaders());
        }

        @Override
        public void close() {
            driver.close();
        }
    }
}
