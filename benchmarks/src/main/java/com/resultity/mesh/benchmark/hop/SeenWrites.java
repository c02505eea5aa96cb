package com.resultity.mesh.benchmark.hop;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.cluster.LogRange;
import com.resultity.mesh.router.place.StoreWrites;
import com.resultity.mesh.router.place.StoreWrites.Sample;
import com.resultity.mesh.wire.StateSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/** What place writes to its changelogs while it works through some inputs. */
final class SeenWrites {

    private static final String CHANGELOG = "-changelog";
    private static final int SAMPLE_EVERY = 37;
    private static final int MOST_SAMPLES = 1_000;

    private final BenchmarkCluster cluster;
    private final PausedStream place;
    private final String prefix;
    private Map<TopicPartition, Long> before = Map.of();

    SeenWrites(BenchmarkCluster cluster, PausedStream place, String applicationId) {
        this.cluster = cluster;
        this.place = place;
        this.prefix = applicationId + "-";
    }

    /** What comes before is not counted. */
    void begin() throws InterruptedException {
        before = ends();
    }

    private Map<TopicPartition, Long> ends() throws InterruptedException {
        try {
            List<String> changelogs = cluster.admin().listTopics().names().get().stream()
                    .filter(name -> name.startsWith(prefix) && name.endsWith(CHANGELOG))
                    .sorted()
                    .toList();
            return LogRange.ends(cluster.admin(), changelogs);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the changelogs are not known", failure.getCause());
        }
    }

    /** What was written since, store by store. */
    List<StoreWrites> end(long inputs) throws InterruptedException {
        Map<TopicPartition, Long> after = ends();
        List<StoreWrites> seen = new ArrayList<>();
        for (String topic : after.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .sorted()
                .toList()) {
            Map<TopicPartition, Long> to = after.entrySet().stream()
                    .filter(end -> end.getKey().topic().equals(topic))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            Counting counting = new Counting();
            LogRange.read(cluster, before, to, counting::count);
            if (counting.writes > 0) {
                String store = topic.substring(prefix.length(), topic.length() - CHANGELOG.length());
                seen.add(new StoreWrites(
                        store, inputs, counting.writes, counting.bytes, samples(store, counting.sampled)));
            }
        }
        return seen;
    }

    private static final class Counting {
        private final List<ConsumerRecord<String, byte[]>> sampled = new ArrayList<>();
        private long writes;
        private long bytes;

        void count(ConsumerRecord<String, byte[]> record) {
            if ((writes % SAMPLE_EVERY == 0 && sampled.size() < MOST_SAMPLES) || sampled.isEmpty()) {
                sampled.add(record);
            }
            writes++;
            bytes += record.serializedKeySize() + Math.max(0, record.serializedValueSize());
        }
    }

    private List<Sample> samples(String store, List<ConsumerRecord<String, byte[]>> sampled) {
        Optional<Deserializer<? extends SpecificRecordBase>> deserializer = deserializer(store);
        return sampled.stream()
                .map(record -> new Sample(
                        record.key(),
                        record.value() == null
                                ? null
                                : deserializer.orElseThrow().deserialize(record.topic(), record.value())))
                .toList();
    }

    /** By what the store holds now, so that this need not know what place keeps where. */
    private Optional<Deserializer<? extends SpecificRecordBase>> deserializer(String store) {
        try (KeyValueIterator<String, SpecificRecordBase> all = place.streams()
                .store(StoreQueryParameters.fromNameAndType(
                        store, QueryableStoreTypes.<String, SpecificRecordBase>keyValueStore()))
                .all()) {
            return all.hasNext()
                    ? Optional.of(StateSerdes.of(all.next().value.getClass()).deserializer())
                    : Optional.empty();
        }
    }
}
