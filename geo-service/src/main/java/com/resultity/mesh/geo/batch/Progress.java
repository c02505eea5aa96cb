package com.resultity.mesh.geo.batch;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/**
 * How far a group got, as it is committed. Never goes back, also where a reader begins again from the start of a partition.
 * A commit costs the broker a write, so while records flow there is one in a tenth of a second and not one a batch.
 */
public final class Progress {

    private static final long INTERVAL = Duration.ofMillis(100).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final LongSupplier nanoTime;
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> pending = new HashMap<>();
    private long lastCommit;

    /**
     * @param consumer what commits
     * @param nanoTime a clock without a beginning, in nanoseconds
     */
    public Progress(Consumer<byte[], byte[]> consumer, LongSupplier nanoTime) {
        this.consumer = consumer;
        this.nanoTime = nanoTime;
        this.lastCommit = nanoTime.getAsLong();
    }

    /** Takes up partitions; returns for each the offset below which everything is done. */
    public Map<TopicPartition, Long> take(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> taken = new HashMap<>();
        consumer.committed(Set.copyOf(partitions))
                .forEach((partition, offset) -> taken.put(partition, offset == null ? 0 : offset.offset()));
        committed.putAll(taken);
        return taken;
    }

    /** Notes offsets up to which everything is done once all that was sent has arrived. */
    public void note(Map<TopicPartition, OffsetAndMetadata> next) {
        next.forEach((partition, offset) -> {
            if (offset.offset() > committed.getOrDefault(partition, 0L)) {
                pending.put(partition, offset);
            }
        });
    }

    /** Whether something was noted that it is time to commit. */
    public boolean isDue() {
        return !pending.isEmpty() && nanoTime.getAsLong() - lastCommit >= INTERVAL;
    }

    /** Commits what was noted. While partitions are being handed around it waits for the next time. */
    public void commit() {
        lastCommit = nanoTime.getAsLong();
        if (pending.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(pending);
        } catch (RebalanceInProgressException later) {
            return;
        }
        pending.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        pending.clear();
    }

    /** Forgets partitions that belong to somebody else now. */
    public void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(committed::remove);
        partitions.forEach(pending::remove);
    }
}
