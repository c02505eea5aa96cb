package com.resultity.mesh.sla.usage.flow;

import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.sla.flow.RowSerde;
import com.resultity.mesh.sla.flow.StreamsSettings;
import com.resultity.mesh.sla.rows.UsageJobRow;
import com.resultity.mesh.sla.rows.UsageReportRow;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.IntakeStream;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
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
 * The ledger as a data flow. Outcomes come by cell and decisions by job: brought together by job, each job is paid once,
 * and what that adds to a line, or takes back from it, is sent to the one task that sums the line.
 */
public final class UsageTopology {

    private final ValueSerdes serdes;

    /**
     * @param serdes where the schemas of its inputs and outputs come from
     */
    public UsageTopology(ValueSerdes serdes) {
        this.serdes = serdes;
    }

    /** The topology by itself, for running and for describing it. */
    public static Topology of(ValueSerdes serdes) {
        StreamsBuilder builder = new StreamsBuilder(StreamsSettings.ofTopology(Consumer.USAGE_LEDGER));
        new UsageTopology(serdes).defineOn(builder);
        return builder.build();
    }

    /** Adds the data flow to a topology. */
    public void defineOn(StreamsBuilder builder) {
        builder.addStateStore(store(JobAccountant.JOBS, UsageJobRow.class));
        builder.addStateStore(store(LineKeeper.LINES, UsageLine.class));

        KStream<String, Posting> postings = decisions(builder)
                .merge(outcomesByJob(builder), Named.as("job-events"))
                .process(JobAccountant::new, Named.as("job-accountant"), JobAccountant.JOBS);

        KStream<String, UsageLine> lines =
                entriesByLine(postings).process(LineKeeper::new, Named.as("line-keeper"), LineKeeper.LINES);

        publish(lines, "lines", TopicCatalogue.USAGE_LEDGER);
        publish(letters(postings), "unkept-reports", TopicCatalogue.DEAD_LETTERS);
    }

    private KStream<String, JobEvent> decisions(StreamsBuilder builder) {
        KStream<String, RoutingDecision> decisions =
                intake(builder, "decisions", TopicCatalogue.ROUTING_DECISIONS, UsageChecks.decision());
        return decisions.mapValues(
                decision -> new JobEvent.Decided(UsageRows.row(decision)), Named.as("decision-events"));
    }

    private KStream<String, JobEvent> outcomesByJob(StreamsBuilder builder) {
        KStream<String, JobOutcome> outcomes =
                intake(builder, "outcomes", TopicCatalogue.JOB_OUTCOMES, UsageChecks.outcome());
        return outcomes.process(OutcomeRows::new, Named.as("outcome-rows"))
                .repartition(Repartitioned.with(Serdes.String(), new RowSerde<>(UsageReportRow.class))
                        .withName("outcomes-by-job")
                        .withNumberOfPartitions(TopicCatalogue.ROUTING_DECISIONS.partitions()))
                .mapValues(row -> new JobEvent.Reported(row), Named.as("outcome-events"));
    }

    private static KStream<String, UsageLine> entriesByLine(KStream<String, Posting> postings) {
        return postings.filter((key, posting) -> posting instanceof Posting.ToLine, Named.as("entries"))
                .mapValues(posting -> ((Posting.ToLine) posting).entry(), Named.as("entry-rows"))
                .repartition(Repartitioned.with(Serdes.String(), new RowSerde<>(UsageLine.class))
                        .withName("entries-by-line")
                        .withNumberOfPartitions(TopicCatalogue.LEDGER_PARTITIONS));
    }

    private static KStream<String, DeadLetter> letters(KStream<String, Posting> postings) {
        return postings.filter((key, posting) -> posting instanceof Posting.Unkept, Named.as("unkept"))
                .mapValues(posting -> ((Posting.Unkept) posting).letter(), Named.as("unkept-letters"));
    }

    private <V extends SpecificRecord> KStream<String, V> intake(
            StreamsBuilder builder, String name, Topic<V> topic, RecordCheck<V> check) {
        return IntakeStream.from(
                builder,
                name,
                topic,
                serdes,
                () -> new RecordIntake<>(Consumer.USAGE_LEDGER.applicationId(), topic, serdes, check));
    }

    private <V extends SpecificRecord> void publish(KStream<String, V> values, String name, Topic<V> topic) {
        values.to(topic.name(), Produced.with(Serdes.String(), serdes.of(topic)).withName(name + "-sink"));
    }

    /** In memory: a crash rebuilds it from its changelog. */
    private static <R extends SpecificRecord> StoreBuilder<KeyValueStore<String, R>> store(String name, Class<R> row) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), new RowSerde<>(row));
    }
}
