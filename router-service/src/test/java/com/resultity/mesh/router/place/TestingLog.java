package com.resultity.mesh.router.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.router.decide.ladder.Peers;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;

/** A log in memory: the topics of the catalogue, whose records lie as the bytes that they would be on a broker. */
final class TestingLog {

    private static final Map<Topic<?>, Serde<?>> SERDES = serdes();

    private final int cellPartitions;
    private final Map<String, Peers.Summary> summaries = new HashMap<>();
    private final Map<TopicPartition, List<Written>> partitions = new HashMap<>();

    private record TopicPartition(Topic<?> topic, int partition) {}

    /**
     * A record where it lies.
     *
     * @param value its bytes; null for a tombstone
     */
    record Written(Topic<?> topic, int partition, long offset, long timestamp, String key, byte[] value) {

        RawRecord raw() {
            return new RawRecord(
                    topic.name(), partition, offset, timestamp, key.getBytes(UTF_8), value, new RecordHeaders());
        }
    }

    /**
     * @param cellPartitions partitions of every topic that cells read; the others have one
     */
    TestingLog(int cellPartitions) {
        this.cellPartitions = cellPartitions;
    }

    private static Map<Topic<?>, Serde<?>> serdes() {
        ValueSerdes made = new TestingValueSerdes();
        Map<Topic<?>, Serde<?>> serdes = new HashMap<>();
        TopicCatalogue.all().forEach(topic -> serdes.put(topic, made.of(topic)));
        return Map.copyOf(serdes);
    }

    @SuppressWarnings("unchecked")
    private static <V extends SpecificRecord> Serde<V> serde(Topic<V> topic) {
        return (Serde<V>) SERDES.get(topic);
    }

    /** Partitions of every topic that cells read. */
    int cellPartitions() {
        return cellPartitions;
    }

    /** What the cells said of themselves last, to be kept by whoever writes it. */
    Map<String, Peers.Summary> summaries() {
        return summaries;
    }

    /** The partition of everything that a cell reads. */
    int partitionOf(String cell) {
        return Utils.toPositive(Utils.murmur2(cell.getBytes(UTF_8))) % cellPartitions;
    }

    /** Writes to the only partition, or for topics that cells read, to that of the cell which is the key. */
    <V extends SpecificRecord> Written write(Topic<V> topic, String key, V value, long time) {
        boolean ofCells = topic.partitions() == TopicCatalogue.CELL_PARTITIONS;
        return write(topic, ofCells ? partitionOf(key) : 0, key, value, time);
    }

    <V extends SpecificRecord> Written write(Topic<V> topic, int partition, String key, V value, long time) {
        byte[] bytes = serde(topic).serializer().serialize(topic.name(), value);
        List<Written> records = records(topic, partition);
        Written written = new Written(topic, partition, records.size(), time, key, bytes);
        records.add(written);
        return written;
    }

    List<Written> records(Topic<?> topic, int partition) {
        return partitions.computeIfAbsent(new TopicPartition(topic, partition), unknown -> new ArrayList<>());
    }

    /** Everything, each partition in its order. */
    List<Written> all() {
        List<Written> all = new ArrayList<>();
        for (Topic<?> topic : TopicCatalogue.all()) {
            for (int partition = 0; partition < cellPartitions; partition++) {
                all.addAll(records(topic, partition));
            }
        }
        return all;
    }

    <V extends SpecificRecord> V decode(Topic<V> topic, byte[] value) {
        return serde(topic).deserializer().deserialize(topic.name(), value);
    }
}
