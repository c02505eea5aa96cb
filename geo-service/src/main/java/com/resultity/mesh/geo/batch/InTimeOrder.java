package com.resultity.mesh.geo.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Hands out the records of several partitions by when they were written. Without it a backlog comes one partition after the
 * other, and a cell that has read what is new in one takes what is old in the next for a repeat of what it has forgotten.
 *
 * <p>What is read ahead of a partition that lags is kept here; what is kept is not committed.
 */
final class InTimeOrder {

    /** Of one partition; more is not fetched until some of it is handed out. */
    private static final int MOST_KEPT = 4_000;

    /** For so long a partition that may have something older is waited for; then the others go on without it. */
    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();

    private static final Comparator<Deque<ConsumerRecord<byte[], byte[]>>> OLDEST_FIRST =
            Comparator.comparingLong(kept -> kept.getFirst().timestamp());

    private final Consumer<byte[], byte[]> consumer;
    private final LongSupplier nanoTime;
    private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
    private Optional<Long> waitsSince = Optional.empty();

    /**
     * @param consumer what polls; partitions of it are paused and resumed here
     * @param nanoTime a clock without a beginning, in nanoseconds
     */
    InTimeOrder(Consumer<byte[], byte[]> consumer, LongSupplier nanoTime) {
        this.consumer = consumer;
        this.nanoTime = nanoTime;
    }

    /** Takes what a poll gave, and hands out what nothing older can come before any more. */
    Batch next(ConsumerRecords<byte[], byte[]> polled) {
        polled.forEach(record -> kept.computeIfAbsent(
                        new TopicPartition(record.topic(), record.partition()), unknown -> new ArrayDeque<>())
                .add(record));
        // Asked once a poll, which alone changes it: for every record it would cost more than the record.
        Set<TopicPartition> assigned = consumer.assignment();
        List<TopicPartition> lagging =
                assigned.stream().filter(this::hasMoreToFetch).toList();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (var oldest = oldest(); oldest.isPresent() && isOldestKnown(lagging); oldest = oldest()) {
            records.add(oldest.get().removeFirst());
        }
        fetchWhatHasRoom(assigned);
        return new Batch(records, nextOffsets(records));
    }

    /** Those of the partition whose first was written first. */
    private Optional<Deque<ConsumerRecord<byte[], byte[]>>> oldest() {
        Deque<ConsumerRecord<byte[], byte[]>> oldest = null;
        for (Deque<ConsumerRecord<byte[], byte[]>> some : kept.values()) {
            if (!some.isEmpty() && (oldest == null || OLDEST_FIRST.compare(some, oldest) < 0)) {
                oldest = some;
            }
        }
        return Optional.ofNullable(oldest);
    }

    private boolean isOldestKnown(List<TopicPartition> lagging) {
        if (lagging.stream().noneMatch(this::isEmpty)) {
            waitsSince = Optional.empty();
            return true;
        }
        long now = nanoTime.getAsLong();
        long since = waitsSince.orElse(now);
        waitsSince = Optional.of(since);
        return now - since > PATIENCE;
    }

    private boolean isEmpty(TopicPartition partition) {
        Deque<ConsumerRecord<byte[], byte[]>> some = kept.get(partition);
        return some == null || some.isEmpty();
    }

    private boolean hasMoreToFetch(TopicPartition partition) {
        OptionalLong lag = consumer.currentLag(partition);
        return lag.isEmpty() || lag.getAsLong() > 0;
    }

    private void fetchWhatHasRoom(Set<TopicPartition> assigned) {
        Set<TopicPartition> full = assigned.stream()
                .filter(partition -> !isEmpty(partition) && kept.get(partition).size() >= MOST_KEPT)
                .collect(Collectors.toUnmodifiableSet());
        consumer.pause(full);
        consumer.resume(consumer.paused().stream()
                .filter(partition -> !full.contains(partition))
                .toList());
    }

    private static Map<TopicPartition, OffsetAndMetadata> nextOffsets(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        records.forEach(record -> next.put(
                new TopicPartition(record.topic(), record.partition()),
                new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), "")));
        return next;
    }

    /** Forgets partitions that another instance goes on with from what is committed. */
    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(kept::remove);
    }
}
