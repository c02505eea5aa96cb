package com.resultity.mesh.sla.flow;

import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.sla.ledger.EndedAttempt;
import com.resultity.mesh.sla.ledger.JobEvent;
import com.resultity.mesh.sla.rows.AttemptRow;
import com.resultity.mesh.sla.rows.JobRow;
import com.resultity.mesh.sla.rows.NodeRow;
import com.resultity.mesh.sla.rows.OutcomeRow;
import com.resultity.mesh.sla.rows.PromiseRow;
import com.resultity.mesh.sla.rows.SubcloudRow;
import com.resultity.mesh.sla.rows.TallyRow;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.IntakeStream;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The monitor as a data flow. Outcomes come by cell and decisions by job: brought together by job, each attempt is counted
 * once; its end is then sent to the one task that owns its node, and to the one that owns its Subcloud.
 */
public final class SlaTopology {

    private static final int SUBCLOUD_TASKS = 4;

    private final SlaRules rules;
    private final ValueSerdes serdes;

    /**
     * @param rules what the monitor goes by
     * @param serdes where the schemas of its inputs and outputs come from
     */
    public SlaTopology(SlaRules rules, ValueSerdes serdes) {
        this.rules = rules;
        this.serdes = serdes;
    }

    /** The topology by itself, for running and for describing it. */
    public static Topology of(SlaRules rules, ValueSerdes serdes) {
        StreamsBuilder builder = new StreamsBuilder(StreamsSettings.ofTopology(Consumer.SLA_MONITOR));
        new SlaTopology(rules, serdes).defineOn(builder);
        return builder.build();
    }

    /** Adds the data flow to a topology. */
    public void defineOn(StreamsBuilder builder) {
        addStores(builder);

        KStream<String, EndedAttempt> ended = decisions(builder)
                .merge(outcomesByJob(builder), Named.as("job-events"))
                .process(() -> new AttemptCounter(rules), Named.as("attempt-counter"), AttemptCounter.JOBS);

        KStream<String, Report<?>> nodes = heartbeats(builder)
                .merge(endedByNode(ended), Named.as("node-signals"))
                .process(
                        () -> new NodeWatcher(rules), Named.as("node-watcher"), NodeWatcher.NODES, NodeWatcher.TALLIES);

        KStream<String, Report<?>> subclouds = promises(builder)
                .merge(endedBySubcloud(ended), Named.as("subcloud-signals"))
                .process(
                        () -> new SubcloudWatcher(rules),
                        Named.as("subcloud-watcher"),
                        SubcloudWatcher.SUBCLOUDS,
                        SubcloudWatcher.TALLIES);

        publish(nodes, "node-levels", TopicCatalogue.SERVICE_LEVELS);
        publish(nodes, "node-standings", TopicCatalogue.NODE_STANDINGS);
        publish(subclouds, "subcloud-levels", TopicCatalogue.SERVICE_LEVELS);
        publish(subclouds, "subcloud-alerts", TopicCatalogue.SLA_ALERTS);
    }

    private KStream<String, JobEvent> decisions(StreamsBuilder builder) {
        KStream<String, RoutingDecision> decisions =
                intake(builder, "decisions", TopicCatalogue.ROUTING_DECISIONS, InputChecks.decision());
        return decisions.mapValues(decision -> JobEvents.of(decision), Named.as("decision-events"));
    }

    private KStream<String, JobEvent> outcomesByJob(StreamsBuilder builder) {
        KStream<String, JobOutcome> outcomes =
                intake(builder, "outcomes", TopicCatalogue.JOB_OUTCOMES, InputChecks.outcome());
        return outcomes.selectKey((cell, outcome) -> outcome.getJobId(), Named.as("outcomes-job-key"))
                .mapValues(outcome -> JobEvents.row(outcome), Named.as("outcome-rows"))
                .repartition(repartitioned(
                        "outcomes-by-job", OutcomeRow.class, TopicCatalogue.ROUTING_DECISIONS.partitions()))
                .mapValues(row -> JobEvents.of(row), Named.as("outcome-events"));
    }

    private KStream<String, NodeSignal> heartbeats(StreamsBuilder builder) {
        KStream<String, NodeHeartbeat> heartbeats =
                intake(builder, "heartbeats", TopicCatalogue.NODE_HEARTBEATS, InputChecks.heartbeat());
        return heartbeats.mapValues(heartbeat -> new NodeSignal.Heard(), Named.as("heartbeat-signals"));
    }

    private KStream<String, NodeSignal> endedByNode(KStream<String, EndedAttempt> ended) {
        return ended.filter((job, attempt) -> attempt.nodeId().isPresent(), Named.as("attempts-with-node"))
                .selectKey((job, attempt) -> attempt.nodeId().orElseThrow(), Named.as("attempts-node-key"))
                .mapValues(attempt -> JobEvents.row(attempt), Named.as("node-attempt-rows"))
                .repartition(repartitioned(
                        "attempts-by-node", AttemptRow.class, TopicCatalogue.NODE_HEARTBEATS.partitions()))
                .mapValues(row -> new NodeSignal.Attempted(JobEvents.of(row)), Named.as("node-attempt-signals"));
    }

    private KStream<String, SubcloudSignal> promises(StreamsBuilder builder) {
        KStream<String, Subcloud> subclouds =
                intake(builder, "subclouds", TopicCatalogue.SUBCLOUDS, InputChecks.subcloud());
        return subclouds
                .mapValues(SlaTopology::promise, Named.as("promise-rows"))
                .repartition(repartitioned("promises-by-subcloud", PromiseRow.class, SUBCLOUD_TASKS))
                .mapValues(
                        row -> new SubcloudSignal.Promised(
                                Optional.ofNullable(row).map(WatchedSubcloud::promise)),
                        Named.as("promise-signals"));
    }

    private KStream<String, SubcloudSignal> endedBySubcloud(KStream<String, EndedAttempt> ended) {
        return ended.filter((job, attempt) -> attempt.subcloudId().isPresent(), Named.as("attempts-with-subcloud"))
                .selectKey((job, attempt) -> attempt.subcloudId().orElseThrow(), Named.as("attempts-subcloud-key"))
                .mapValues(attempt -> JobEvents.row(attempt), Named.as("subcloud-attempt-rows"))
                .repartition(repartitioned("attempts-by-subcloud", AttemptRow.class, SUBCLOUD_TASKS))
                .mapValues(
                        row -> new SubcloudSignal.Attempted(JobEvents.of(row)), Named.as("subcloud-attempt-signals"));
    }

    /** Null for a Subcloud that promises nothing or is no more. */
    private static PromiseRow promise(Subcloud subcloud) {
        return subcloud == null || subcloud.getObjectives() == null
                ? null
                : WatchedSubcloud.row(subcloud.getObjectives());
    }

    private <V extends SpecificRecord> KStream<String, V> intake(
            StreamsBuilder builder, String name, Topic<V> topic, RecordCheck<V> check) {
        return IntakeStream.from(
                builder,
                name,
                topic,
                serdes,
                () -> new RecordIntake<>(Consumer.SLA_MONITOR.applicationId(), topic, serdes, check));
    }

    private <V extends SpecificRecord> void publish(KStream<String, Report<?>> reports, String name, Topic<V> topic) {
        reports.filter((key, report) -> report.topic().equals(topic), Named.as(name))
                .mapValues(report -> topic.valueType().cast(report.value()), Named.as(name + "-values"))
                .to(
                        topic.name(),
                        Produced.with(Serdes.String(), serdes.of(topic)).withName(name + "-sink"));
    }

    private static <R extends SpecificRecord> Repartitioned<String, R> repartitioned(
            String name, Class<R> row, int partitions) {
        return Repartitioned.with(Serdes.String(), new RowSerde<>(row))
                .withName(name)
                .withNumberOfPartitions(partitions);
    }

    /**
     * All in memory: a crash rebuilds them from their changelogs. The buckets and the nodes are cached, so that many samples
     * between two commits are one changelog record; a job is heard of too seldom for that to help.
     */
    private static void addStores(StreamsBuilder builder) {
        builder.addStateStore(store(AttemptCounter.JOBS, JobRow.class));
        builder.addStateStore(store(NodeWatcher.NODES, NodeRow.class).withCachingEnabled());
        builder.addStateStore(store(NodeWatcher.TALLIES, TallyRow.class).withCachingEnabled());
        builder.addStateStore(
                store(SubcloudWatcher.SUBCLOUDS, SubcloudRow.class).withCachingEnabled());
        builder.addStateStore(store(SubcloudWatcher.TALLIES, TallyRow.class).withCachingEnabled());
    }

    private static <R extends SpecificRecord> StoreBuilder<KeyValueStore<String, R>> store(String name, Class<R> row) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), new RowSerde<>(row));
    }
}
