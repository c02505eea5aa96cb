package com.resultity.mesh.wire;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka Streams application of a process, from its start to its end.
 *
 * <p>What fails in it is taken for something that the process cannot help, such as a schema registry that does not answer:
 * the record is tried again from the last commit. An {@link Error} is not survived.
 */
public final class StreamLifecycle implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamLifecycle.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);
    private static final String HEARTBEAT_AGE = "last-heartbeat-seconds-ago";
    private static final String CONNECTIONS = "connection-count";
    private static final String CLIENT_ID = "client-id";
    private static final String DEAD = "DEAD";
    private static final double MILLISECONDS_A_SECOND = 1_000;

    private final String applicationId;
    private final long acceptableLag;
    private final Duration sessionTimeout;
    private final KafkaStreams streams;
    private final LongAdder restoredRecords = new LongAdder();

    /**
     * Makes it; nothing runs yet.
     *
     * @param topology what it does
     * @param settings of Kafka Streams; among them the application id
     */
    public StreamLifecycle(Topology topology, Properties settings) {
        StreamsConfig config = new StreamsConfig(settings);
        this.applicationId = config.getString(StreamsConfig.APPLICATION_ID_CONFIG);
        this.acceptableLag = config.getLong(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG);
        this.sessionTimeout = sessionTimeout(config);
        this.streams = new KafkaStreams(topology, config);
        streams.setUncaughtExceptionHandler(this::replaceThread);
        streams.setStateListener((to, from) -> LOG.info(
                "{} went from {} to {}; {} records restored so far", applicationId, from, to, restoredRecords.sum()));
        streams.setGlobalStateRestoreListener(new RestoreCounter());
    }

    private static Duration sessionTimeout(StreamsConfig config) {
        String name = ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;
        Object set = config.getMainConsumerConfigs("any", "any", 1)
                .getOrDefault(name, ConsumerConfig.configDef().defaultValues().get(name));
        return Duration.ofMillis((int) ConfigDef.parseType(name, set, ConfigDef.Type.INT));
    }

    /** Joins the group and begins. */
    public void start() {
        streams.start();
    }

    /**
     * Ends it in an orderly way and leaves the group, although its membership may be static: an instance that stands by
     * takes over at once, and where there is none nobody has waited for it.
     */
    @Override
    public void close() {
        streams.close(CloseOptions.timeout(CLOSE_PATIENCE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    /**
     * Returns whether it does its work now. The state of Kafka Streams alone does not tell: it is RUNNING, too, for an
     * instance to which nothing is assigned, and for one whose brokers are gone.
     */
    public StreamCondition condition() {
        if (streams.state() != KafkaStreams.State.RUNNING) {
            return StreamCondition.ASSIGNING;
        }
        Set<ThreadMetadata> threads = streams.metadataForLocalThreads();
        if (isCutOff(threads)) {
            return StreamCondition.CUT_OFF;
        }
        if (threads.stream().anyMatch(thread -> !thread.activeTasks().isEmpty())) {
            // RUNNING says of an instance with partitions that each of them is restored.
            return StreamCondition.PROCESSING;
        }
        if (threads.stream().allMatch(thread -> thread.standbyTasks().isEmpty())) {
            return StreamCondition.UNASSIGNED;
        }
        return isCaughtUp() ? StreamCondition.STANDING_BY : StreamCondition.CATCHING_UP;
    }

    private boolean isCutOff(Set<ThreadMetadata> threads) {
        Set<String> consumers = threads.stream()
                .filter(thread -> !thread.threadState().equals(DEAD))
                .map(ThreadMetadata::consumerClientId)
                .collect(Collectors.toUnmodifiableSet());
        Collection<? extends Metric> metrics = streams.metrics().values();
        return isUnconnected(metrics, consumers) || silence(metrics, consumers).compareTo(sessionTimeout) >= 0;
    }

    /**
     * Whether one of some consumers has no connection at all. Looked at beside the heartbeats, because a consumer that has lost
     * its brokers takes up its heartbeats again and again, and sends them to nobody.
     */
    static boolean isUnconnected(Collection<? extends Metric> metrics, Set<String> consumers) {
        return metrics.stream()
                .filter(metric -> metric.metricName().name().equals(CONNECTIONS))
                .filter(metric -> consumers.contains(metric.metricName().tags().get(CLIENT_ID)))
                .anyMatch(metric -> metric.metricValue() instanceof Double connections && connections == 0);
    }

    /**
     * For how long the brokers have not heard the consumer that has been silent for longest.
     *
     * @param metrics of the process; among them may be those of a thread that failed and was replaced, which are kept as they
     *     were, so that it seems to fall ever more silent
     * @param consumers client ids of those that live
     */
    static Duration silence(Collection<? extends Metric> metrics, Set<String> consumers) {
        return metrics.stream()
                .filter(metric -> metric.metricName().name().equals(HEARTBEAT_AGE))
                .filter(metric -> consumers.contains(metric.metricName().tags().get(CLIENT_ID)))
                .filter(metric -> metric.metricValue() instanceof Double)
                .map(metric -> Duration.ofMillis(Math.round((double) metric.metricValue() * MILLISECONDS_A_SECOND)))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /**
     * Tells whether every copy that it keeps of another instance's state is close enough behind to be taken over from: as
     * the group's leader judges it when it looks for who takes over.
     */
    public boolean isCaughtUp() {
        try {
            return streams.allLocalStorePartitionLags().values().stream()
                    .allMatch(lags -> lags.values().stream().allMatch(lag -> lag.offsetLag() <= acceptableLag));
        } catch (StreamsException unanswered) {
            LOG.debug("the brokers did not tell how far {} is behind", applicationId, unanswered);
            return false;
        }
    }

    /** Returns how many records of changelogs it has read so far to restore partitions of its own; not those of standbys. */
    public long restoredRecords() {
        return restoredRecords.sum();
    }

    private StreamThreadExceptionResponse replaceThread(Throwable failure) {
        LOG.error("a thread of {} failed and starts again from the last commit", applicationId, failure);
        return failure instanceof Error
                ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                : StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private final class RestoreCounter implements StateRestoreListener {

        @Override
        public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
            // What is read counts, not what is to be read: the end moves, and markers of transactions lie between.
        }

        @Override
        public void onBatchRestored(TopicPartition partition, String store, long batchEnd, long records) {
            restoredRecords.add(records);
        }

        @Override
        public void onRestoreEnd(TopicPartition partition, String store, long total) {
            // Counted by batch already.
        }
    }
}
