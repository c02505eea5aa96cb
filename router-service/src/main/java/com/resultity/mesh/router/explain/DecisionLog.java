package com.resultity.mesh.router.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.router.cells.CellPartitions;
import com.resultity.mesh.router.place.PlaceInputs;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/** What the log holds of jobs, and of the cells that decided them. */
public final class DecisionLog implements AutoCloseable {

    private static final com.resultity.mesh.topics.Consumer PLACE = com.resultity.mesh.topics.Consumer.ROUTER_PLACE;

    private static final Comparator<NodeState> SAID = Comparator.comparingLong(NodeState::getBootEpoch)
            .thenComparingLong(NodeState::getSequence)
            .thenComparingLong(NodeState::getChangedAt);

    private final String bootstrapServers;
    private final LogSource source;
    private final ValueSerdes serdes;

    public DecisionLog(String bootstrapServers, ValueSerdes serdes) {
        this(bootstrapServers, new LogReader(bootstrapServers), serdes);
    }

    DecisionLog(String bootstrapServers, LogSource source, ValueSerdes serdes) {
        this.bootstrapServers = bootstrapServers;
        this.source = source;
        this.serdes = serdes;
    }

    /** The partition of everything that a cell reads. */
    static int partitionOfCell(String cell) {
        return CellPartitions.of(cell, TopicCatalogue.CELL_PARTITIONS);
    }

    /**
     * Decisions of a job in the order in which they lie on the log, repeats included.
     *
     * @param since before what time there is none, milliseconds since 1970-01-01T00:00:00Z
     */
    List<Accepted<RoutingDecision>> decisions(String jobId, long since) {
        Topic<RoutingDecision> topic = TopicCatalogue.ROUTING_DECISIONS;
        return ofKey(topic, jobId, CellPartitions.of(jobId, topic.partitions()), since, decision -> true);
    }

    /** Outcomes of a job that a cell was told. */
    List<Accepted<JobOutcome>> outcomes(String jobId, String cell, long since) {
        return ofKey(TopicCatalogue.JOB_OUTCOMES, cell, partitionOfCell(cell), since, outcome -> outcome.getJobId()
                .equals(jobId));
    }

    /** A job as it was located, without its client's address. */
    Optional<LocatedJob> located(String jobId, String homeCell, long since) {
        return ofKey(TopicCatalogue.LOCATED_JOBS, homeCell, partitionOfCell(homeCell), since, job -> job.getJobId()
                        .equals(jobId))
                .stream()
                .map(Accepted::value)
                .findFirst();
    }

    /** What was said last of a node by a time. */
    Optional<NodeState> node(String nodeId, long time) {
        Topic<NodeState> topic = TopicCatalogue.NODE_STATES;
        List<Accepted<NodeState>> last = new ArrayList<>(1);
        Function<RawRecord, Optional<Accepted<NodeState>>> taker = taker(topic, serdes);
        byte[] key = nodeId.getBytes(UTF_8);
        source.since(0, partitions(topic), raw -> {
            if (raw.timestamp() <= time && Arrays.equals(key, raw.key())) {
                taker.apply(raw).ifPresent(state -> {
                    if (last.isEmpty()) {
                        last.add(state);
                    } else if (isLater(state, last.get(0))) {
                        last.set(0, state);
                    }
                });
            }
        });
        return last.stream().map(Accepted::value).findFirst();
    }

    /**
     * Whether a state of a node was said after another. Many rest on the same heartbeat, for only one that says something new is
     * published; and partitions are read in no order among them, so that the cell which let a node go, and the one that got it in
     * the same moment, are told apart by that.
     */
    private static boolean isLater(Accepted<NodeState> state, Accepted<NodeState> other) {
        int order = SAID.compare(state.value(), other.value());
        if (order != 0) {
            return order > 0;
        }
        return state.raw().partition() == other.raw().partition()
                ? state.raw().offset() > other.raw().offset()
                : other.value().getLiveness() == Liveness.LEFT;
    }

    /** Holds what is wanted alone: many records of a cell have its name for their key, and an hour's are a million. */
    private <V extends SpecificRecord> List<Accepted<V>> ofKey(
            Topic<V> topic, String key, int partition, long since, Predicate<V> wanted) {
        List<Accepted<V>> found = new ArrayList<>();
        Function<RawRecord, Optional<Accepted<V>>> taker = taker(topic, serdes);
        byte[] bytes = key.getBytes(UTF_8);
        source.since(since, List.of(new TopicPartition(topic.name(), partition)), raw -> {
            if (Arrays.equals(bytes, raw.key())) {
                taker.apply(raw).filter(one -> wanted.test(one.value())).ifPresent(found::add);
            }
        });
        return found;
    }

    /** What is kept of the cells of a partition. */
    KeptPartition partition(String cell) {
        return new KeptPartition(bootstrapServers, serdes, partitionOfCell(cell));
    }

    /**
     * Reads what cells read, from the beginning of the log on.
     *
     * @param sink given one record after the other, each partition in its order
     */
    public void inputs(Consumer<Accepted<? extends SpecificRecord>> sink) {
        PlaceInputs inputs = new PlaceInputs(serdes);
        Collection<TopicPartition> all = new ArrayList<>();
        PLACE.reads().forEach(topic -> all.addAll(partitions(topic)));
        source.since(0, all, raw -> inputs.take(raw).ifPresent(sink));
    }

    /** Takes records of a topic as what they are; those that are not, and tombstones, are left out. */
    static <V extends SpecificRecord> Function<RawRecord, Optional<Accepted<V>>> taker(
            Topic<V> topic, ValueSerdes serdes) {
        RecordIntake<V> intake =
                new RecordIntake<>(PLACE.applicationId(), topic, serdes, (key, value, timestamp) -> Optional.empty());
        return raw -> intake.take(raw, raw.timestamp()) instanceof Accepted<V> accepted && accepted.value() != null
                ? Optional.of(accepted)
                : Optional.empty();
    }

    private static Collection<TopicPartition> partitions(Topic<?> topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }

    @Override
    public void close() {
        source.close();
    }
}
