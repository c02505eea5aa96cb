package com.resultity.mesh.router.explain;

import com.resultity.mesh.wire.RawRecord;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Queue;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * The committed records of one partition, from some on to the last that the log had when this was made; read no further ahead
 * than one fetch. Not safe for several threads.
 */
final class LogCursor implements Iterator<RawRecord>, AutoCloseable {

    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final long kept;
    private final long first;
    private final long end;
    private final Queue<RawRecord> fetched = new ArrayDeque<>();

    /** Where a cursor begins, if the log still has that. */
    @FunctionalInterface
    private interface Start {

        long offset(KafkaConsumer<byte[], byte[]> consumer, long end);
    }

    private LogCursor(String bootstrapServers, TopicPartition partition, Start start) {
        this.partition = partition;
        this.consumer = LogReader.consumer(bootstrapServers);
        List<TopicPartition> only = List.of(partition);
        try {
            consumer.assign(only);
            kept = consumer.beginningOffsets(only).get(partition);
            end = consumer.endOffsets(only).get(partition);
            first = Math.max(kept, start.offset(consumer, end));
            consumer.seek(partition, first);
        } catch (KafkaException failure) {
            consumer.close();
            throw LogReader.silent(failure);
        }
    }

    /**
     * All that the log still has from an offset on.
     *
     * @throws LogUnavailableException if the log does not answer; so do all methods
     */
    static LogCursor from(long offset, String bootstrapServers, TopicPartition partition) {
        return new LogCursor(bootstrapServers, partition, (consumer, end) -> offset);
    }

    /**
     * All that the log still has from the first record on that has a time or a later one.
     *
     * @param time milliseconds since 1970-01-01T00:00:00Z
     * @throws LogUnavailableException if the log does not answer; so do all methods
     */
    static LogCursor since(long time, String bootstrapServers, TopicPartition partition) {
        return new LogCursor(bootstrapServers, partition, (consumer, end) -> {
            OffsetAndTimestamp found =
                    consumer.offsetsForTimes(Map.of(partition, time)).get(partition);
            return found == null ? end : found.offset();
        });
    }

    /** Whether there is nothing before it on the log any more. */
    boolean isFromBegin() {
        return first == kept;
    }

    /** From when on it has records, milliseconds since 1970-01-01T00:00:00Z; empty where none has been deleted. */
    OptionalLong begins() {
        return first > 0 && hasNext() ? OptionalLong.of(fetched.element().timestamp()) : OptionalLong.empty();
    }

    @Override
    public boolean hasNext() {
        if (fetched.isEmpty()) {
            fetch();
        }
        return !fetched.isEmpty();
    }

    private void fetch() {
        long deadline = System.nanoTime() + LogReader.PATIENCE.toNanos();
        try {
            while (fetched.isEmpty() && consumer.position(partition) < end) {
                consumer.poll(LogReader.POLL).forEach(record -> {
                    if (record.offset() < end) {
                        fetched.add(RawRecord.of(record));
                    }
                });
                if (fetched.isEmpty() && System.nanoTime() > deadline) {
                    throw LogReader.silent(null);
                }
            }
        } catch (KafkaException failure) {
            throw LogReader.silent(failure);
        }
    }

    @Override
    public RawRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return fetched.remove();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
