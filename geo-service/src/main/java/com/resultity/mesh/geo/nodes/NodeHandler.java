package com.resultity.mesh.geo.nodes;

import com.resultity.mesh.geo.addresses.CountryLookup;
import com.resultity.mesh.geo.batch.BatchHandler;
import com.resultity.mesh.geo.batch.KafkaClients;
import com.resultity.mesh.geo.batch.Outbox;
import com.resultity.mesh.geo.tables.KnownZones;
import com.resultity.mesh.geo.zones.TimedZones;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordIntake;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps the published locations equal to what the nodes and the table of zones in force demand. Each time that partitions
 * are given to it, it reads their nodes from the beginning and publishes nothing before it has read them all: an older
 * version of a node must not be judged as if it were the one that holds.
 */
public final class NodeHandler implements BatchHandler {

    private final Reader reader;
    private final KafkaClients clients;
    private final KnownZones zones;
    private final CountryLookup countries;
    private final Clock clock;
    private final RecordIntake<Node> intake;
    private final Map<TopicPartition, NodePartition> partitions = new HashMap<>();
    private final Map<TopicPartition, Long> unreadUpTo = new HashMap<>();
    private Optional<TimedZones> judgedUnder = Optional.empty();
    private Consumer<byte[], byte[]> consumer;

    /**
     * The names under which nodes are read.
     *
     * @param application application id, which dead letters name
     * @param group id of the consumer group
     */
    public record Reader(String application, String group) {}

    /**
     * @param reader the names under which nodes are read
     * @param clients where consumers come from
     * @param zones where the zones are known
     * @param countries where addresses of nodes are looked up
     */
    public NodeHandler(Reader reader, KafkaClients clients, KnownZones zones, CountryLookup countries, Clock clock) {
        this.reader = reader;
        this.clients = clients;
        this.zones = zones;
        this.countries = countries;
        this.clock = clock;
        this.intake = new RecordIntake<>(reader.application(), TopicCatalogue.NODES, clients.serdes(), new NodeCheck());
    }

    @Override
    public void given(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> progress) {
        this.consumer = consumer;
        Map<Integer, Map<String, NodeLocation>> published = PublishedLocations.read(
                reader,
                progress.keySet().stream().map(TopicPartition::partition).toList(),
                clients,
                clock);
        progress.forEach((partition, accounted) ->
                partitions.put(partition, new NodePartition(accounted, published.get(partition.partition()))));
        unreadUpTo.putAll(consumer.endOffsets(progress.keySet()));
        consumer.seekToBeginning(progress.keySet());
    }

    @Override
    public void taken(Collection<TopicPartition> lost) {
        lost.forEach(partitions::remove);
        lost.forEach(unreadUpTo::remove);
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> records, Outbox outbox) {
        records.forEach(record -> take(record, outbox));
        unreadUpTo.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        long now = clock.millis();
        TimedZones table = zones.inForceAt(now);
        if (!judgedUnder.equals(Optional.of(table))) {
            partitions.values().forEach(NodePartition::touchAll);
            judgedUnder = Optional.of(table);
        }
        partitions.forEach((partition, nodes) -> {
            if (!unreadUpTo.containsKey(partition)) {
                nodes.publishInto(outbox, table, countries, now);
            }
        });
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Outbox outbox) {
        NodePartition nodes = partitions.get(new TopicPartition(record.topic(), record.partition()));
        Intake<Node> taken = intake.take(RawRecord.of(record), clock.millis());
        if (taken instanceof Intake.Accepted<Node> accepted) {
            nodes.take(accepted.key(), accepted.value());
        } else if (taken instanceof Intake.Rejected<Node> rejected && !nodes.isAccounted(record.offset())) {
            outbox.put(rejected);
        }
    }
}
