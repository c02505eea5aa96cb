package com.resultity.mesh.router.explain;

import com.resultity.mesh.wire.RawRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed records from where they may lie to the end of the log at that moment. Not safe for several threads. */
final class LogReader implements LogSource {

    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final Duration POLL = Duration.ofMillis(100);

    /**
     * It is read to an end that is known, so a broker need not hold a fetch for more to come: whatever is asked of it next, or the
     * end of the consumer, would wait for that, half a second each time.
     */
    private static final int NO_WAIT = 10;

    private final KafkaConsumer<byte[], byte[]> consumer;

    LogReader(String bootstrapServers) {
        consumer = consumer(bootstrapServers);
    }

    /** One that reads what is committed, and nothing that it is not told to. */
    static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        int patience = Math.toIntExact(PATIENCE.toMillis());
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, NO_WAIT,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void since(long time, Collection<TopicPartition> partitions, Consumer<RawRecord> sink) {
        try {
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, OffsetAndTimestamp> begins = consumer.offsetsForTimes(
                    partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> time)));
            begins.forEach((partition, begin) ->
                    consumer.seek(partition, begin == null ? ends.get(partition) : begin.offset()));
            read(ends, sink);
        } catch (KafkaException failure) {
            throw silent(failure);
        }
    }

    private void read(Map<TopicPartition, Long> ends, Consumer<RawRecord> sink) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            records.forEach(record -> {
                if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    sink.accept(RawRecord.of(record));
                }
            });
            if (!records.isEmpty()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw silent(null);
            }
        }
    }

    static LogUnavailableException silent(Throwable cause) {
        return new LogUnavailableException("the log does not answer", cause);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
