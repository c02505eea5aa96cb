package com.resultity.mesh.geo.batch;

import com.resultity.mesh.topics.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic as a member of a consumer group: poll, handle, and now and then await all that was sent and commit. Any
 * failure ends the clients and begins again from the last commit, for as long as it takes: it may stand still, but it never
 * leaves a record out.
 */
public final class BatchLoop implements RestartingThread.Work {

    private static final Duration POLL = Duration.ofMillis(100);

    /**
     * A poll for every record that comes costs this service and the broker more than the record. One that comes alone is
     * polled for already; of many each waits for half of this.
     */
    private static final Duration SHORTEST_ROUND = Duration.ofMillis(1);

    private final String group;
    private final Topic<?> topic;
    private final KafkaClients clients;
    private final Order order;
    private final Supplier<BatchHandler> handlers;
    private volatile boolean reading;

    /** In which order records of several partitions are handled. */
    public enum Order {
        /** As they come. */
        AS_POLLED,
        /** By when they were written, so that a backlog is not worked off one partition after the other. */
        BY_TIME
    }

    /**
     * @param group id of the consumer group
     * @param topic the topic to read
     * @param clients where consumers and producers come from
     * @param order in which order records of several partitions are handled
     * @param handlers makes what handles the records
     */
    public BatchLoop(String group, Topic<?> topic, KafkaClients clients, Order order, Supplier<BatchHandler> handlers) {
        this.group = group;
        this.topic = topic;
        this.clients = clients;
        this.order = order;
        this.handlers = handlers;
    }

    /** Whether this instance is a member of the group with its share of the partitions. */
    public boolean reading() {
        return reading;
    }

    @Override
    public void run(BooleanSupplier goesOn) throws InterruptedException {
        BatchHandler handler = handlers.get();
        try (Outbox outbox = clients.outbox(group);
                Consumer<byte[], byte[]> consumer = clients.consumer(group)) {
            Progress progress = new Progress(consumer, System::nanoTime);
            InTimeOrder inTimeOrder = new InTimeOrder(consumer, System::nanoTime);
            consumer.subscribe(List.of(topic.name()), new Handover(consumer, outbox, progress, inTimeOrder, handler));
            while (goesOn.getAsBoolean()) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
                long polledAt = System.nanoTime();
                Batch batch = order == Order.BY_TIME ? inTimeOrder.next(polled) : Batch.asPolled(polled);
                handler.handle(batch.records(), outbox);
                progress.note(batch.nextOffsets());
                if (progress.isDue()) {
                    commit(outbox, progress);
                }
                // Thread.sleep would make a whole millisecond of the rest.
                LockSupport.parkNanos(polledAt + SHORTEST_ROUND.toNanos() - System.nanoTime());
            }
            commit(outbox, progress);
        } finally {
            reading = false;
        }
    }

    /** Only what has arrived is done. It is not awaited batch by batch: the next is handled while the last is on its way. */
    private static void commit(Outbox outbox, Progress progress) {
        outbox.settle();
        progress.commit();
    }

    /** Passes partitions on without loss: what is done is committed before another instance may begin. */
    private final class Handover implements ConsumerRebalanceListener {

        private final Consumer<byte[], byte[]> consumer;
        private final Outbox outbox;
        private final Progress progress;
        private final InTimeOrder inTimeOrder;
        private final BatchHandler handler;

        Handover(
                Consumer<byte[], byte[]> consumer,
                Outbox outbox,
                Progress progress,
                InTimeOrder inTimeOrder,
                BatchHandler handler) {
            this.consumer = consumer;
            this.outbox = outbox;
            this.progress = progress;
            this.inTimeOrder = inTimeOrder;
            this.handler = handler;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            handler.given(consumer, progress.take(partitions));
            reading = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit(outbox, progress);
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            progress.forget(partitions);
            inTimeOrder.forget(partitions);
            handler.taken(partitions);
        }
    }
}
