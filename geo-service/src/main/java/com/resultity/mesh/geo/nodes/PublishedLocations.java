package com.resultity.mesh.geo.nodes;

import com.resultity.mesh.geo.batch.KafkaClients;
import com.resultity.mesh.geo.batch.LogEnd;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordIntake;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The locations that are on the log already. Nodes and locations have the same keys and as many partitions, so the
 * locations of a partition of nodes are on the partition of the same number.
 */
final class PublishedLocations {

    private final Map<Integer, Map<String, NodeLocation>> byPartition = new HashMap<>();
    private final RecordIntake<NodeLocation> intake;
    private final Clock clock;

    private PublishedLocations(RecordIntake<NodeLocation> intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * Reads locations from the beginning to the end of partitions.
     *
     * @param reader group and application id of the reader; nothing is committed
     * @return locations by partition and node id
     */
    static Map<Integer, Map<String, NodeLocation>> read(
            NodeHandler.Reader reader, Collection<Integer> partitions, KafkaClients clients, Clock clock) {
        List<TopicPartition> locations = partitions.stream()
                .map(partition -> new TopicPartition(TopicCatalogue.NODE_LOCATIONS.name(), partition))
                .toList();
        PublishedLocations published = new PublishedLocations(
                new RecordIntake<>(
                        reader.application(),
                        TopicCatalogue.NODE_LOCATIONS,
                        clients.serdes(),
                        RecordCheck.keyIs(NodeLocation::getNodeId)),
                clock);
        partitions.forEach(partition -> published.byPartition.put(partition, new HashMap<>()));
        try (Consumer<byte[], byte[]> consumer = clients.consumer(reader.group())) {
            consumer.assign(locations);
            consumer.seekToBeginning(locations);
            LogEnd.readTo(consumer, locations, () -> true, records -> records.forEach(published::take));
        }
        return published.byPartition;
    }

    /** Only this service writes here; what it cannot read is as if it were not there, and is written anew. */
    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (intake.take(RawRecord.of(record), clock.millis()) instanceof Intake.Accepted<NodeLocation> accepted) {
            Map<String, NodeLocation> locations = byPartition.get(record.partition());
            if (accepted.value() == null) {
                locations.remove(accepted.key());
            } else {
                locations.put(accepted.key(), accepted.value());
            }
        }
    }
}
