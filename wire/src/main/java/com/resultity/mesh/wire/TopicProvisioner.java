package com.resultity.mesh.wire;

import com.resultity.mesh.topics.Party;
import com.resultity.mesh.topics.Retention;
import com.resultity.mesh.topics.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics of the catalogue that a broker lacks, and waits until they can be written. */
public final class TopicProvisioner {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Admin admin;
    private final short replicationFactor;

    /**
     * @param admin a client with the right to create topics
     * @param replicationFactor copies of each partition, from 1 to the number of brokers
     */
    public TopicProvisioner(Admin admin, short replicationFactor) {
        this.admin = admin;
        this.replicationFactor = replicationFactor;
    }

    /**
     * Creates those topics that are not there, and returns when every partition has a leader: a record produced before
     * that can be lost without an error that anybody sees.
     *
     * @return the names of those that were created
     * @throws IllegalStateException if a topic is there with another number of partitions, or leaders are not elected in
     *     time
     */
    public List<String> provision(Collection<Topic<?>> topics, Duration patience) throws InterruptedException {
        try {
            Set<String> present = admin.listTopics().names().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            List<Topic<?>> missing = topics.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing.stream().map(this::definition).toList())
                    .all()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            awaitLeaders(topics, patience);
            return missing.stream().map(Topic::name).toList();
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("topics could not be created: " + failure.getMessage(), failure);
        }
    }

    private NewTopic definition(Topic<?> topic) {
        return new NewTopic(topic.name(), topic.partitions(), replicationFactor).configs(settings(topic));
    }

    /** The broker settings of a topic, as its catalogue entry demands them. */
    static Map<String, String> settings(Topic<?> topic) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                topic.timestamps() == Topic.Timestamps.BROKER ? "LogAppendTime" : "CreateTime");
        if (topic.writers().contains(Party.NODE) || topic.writers().contains(Party.API_GATEWAY)) {
            // What outsiders write is unpacked by the broker before it looks at the size: megabytes of zeros, packed
            // into
            // a few bytes, would otherwise come out larger than any dead letter may be.
            settings.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "uncompressed");
        }
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(topic.maximumRecordBytes()));
        if (topic.retention() instanceof Retention.DeleteAfter delete) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            settings.put(
                    TopicConfig.RETENTION_MS_CONFIG, Long.toString(delete.time().toMillis()));
            // A segment is deleted as a whole, so it must not live much longer than what it holds.
            settings.put(
                    TopicConfig.SEGMENT_MS_CONFIG, Long.toString(delete.time().toMillis() / 4));
        }
        if (topic.retention() instanceof Retention.CompactAfter compact) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            settings.put(
                    TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                    Long.toString(compact.history().toMillis()));
        }
        return settings;
    }

    private void awaitLeaders(Collection<Topic<?>> topics, Duration patience)
            throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!allLed(topics)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("topics have no leaders after " + patience);
            }
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private boolean allLed(Collection<Topic<?>> topics) throws ExecutionException, InterruptedException {
        try {
            Map<String, TopicDescription> described = admin.describeTopics(
                            topics.stream().map(Topic::name).toList())
                    .allTopicNames()
                    .get();
            return topics.stream().allMatch(topic -> led(topic, described.get(topic.name())));
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw failure;
        }
    }

    private static boolean led(Topic<?> topic, TopicDescription described) {
        if (described.partitions().size() != topic.partitions()) {
            throw new IllegalStateException(topic.name() + " has "
                    + described.partitions().size() + " partitions and must have " + topic.partitions());
        }
        return described.partitions().stream().allMatch(partition -> partition.leader() != null);
    }
}
