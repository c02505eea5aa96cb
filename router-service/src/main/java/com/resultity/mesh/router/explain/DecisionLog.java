package com.resultity.mesh.router.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.router.cells.CellPartitions;
import com.resultity.mesh.router.place.PlaceInputs;
import com.resultity.mesh.router.rebuild.PartitionLog;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.Consumer;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/** What the log holds of jobs, and of the cells that decided them. */
public final class DecisionLog implements AutoCloseable {

    private final LogReader reader;
    private final ValueSerdes serdes;

    public DecisionLog(String bootstrapServers, ValueSerdes serdes) {
        this.reader = new LogReader(bootstrapServers);
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
        return ofKey(topic, jobId, CellPartitions.of(jobId, topic.partitions()), since);
    }

    /** Outcomes of a job that a cell was told. */
    List<Accepted<JobOutcome>> outcomes(String jobId, String cell, long since) {
        return ofKey(TopicCatalogue.JOB_OUTCOMES, cell, partitionOfCell(cell), since).stream()
                .filter(outcome -> outcome.value().getJobId().equals(jobId))
                .toList();
    }

    /** A job as it was located, without its client's address. */
    Optional<LocatedJob> located(String jobId, String homeCell, long since) {
        return ofKey(TopicCatalogue.LOCATED_JOBS, homeCell, partitionOfCell(homeCell), since).stream()
                .map(Accepted::value)
                .filter(job -> job.getJobId().equals(jobId))
                .findFirst();
    }

    /** What was said last of a node by a time. */
    Optional<NodeState> node(String nodeId, long time) {
        Topic<NodeState> topic = TopicCatalogue.NODE_STATES;
        List<Accepted<NodeState>> states = new ArrayList<>();
        RecordIntake<NodeState> intake = intake(topic);
        byte[] key = nodeId.getBytes(UTF_8);
        reader.since(0, partitions(topic), raw -> {
            if (raw.timestamp() <= time && Arrays.equals(key, raw.key())) {
                take(intake, raw).ifPresent(states::add);
            }
        });
        return states.stream()
                .max(Comparator.comparingLong(
                                (Accepted<NodeState> state) -> state.value().getBootEpoch())
                        .thenComparingLong(state -> state.value().getSequence()))
                .map(Accepted::value);
    }

    private <V extends SpecificRecord> List<Accepted<V>> ofKey(Topic<V> topic, String key, int partition, long since) {
        List<Accepted<V>> found = new ArrayList<>();
        RecordIntake<V> intake = intake(topic);
        byte[] bytes = key.getBytes(UTF_8);
        reader.since(since, List.of(new TopicPartition(topic.name(), partition)), raw -> {
            if (Arrays.equals(bytes, raw.key())) {
                take(intake, raw).ifPresent(found::add);
            }
        });
        return found;
    }

    /**
     * What the cells of a partition read and wrote.
     *
     * @param log the records
     * @param begins from when on all inputs are there, milliseconds since 1970-01-01T00:00:00Z; empty: from the first on
     */
    record Kept(PartitionLog log, OptionalLong begins) {}

    /**
     * What the cells of a partition read, up to some offsets, and what they wrote.
     *
     * @param lastOffsets the last offset to read, by topic; a topic that is not there is not read
     */
    Kept partition(int partition, Map<String, Long> lastOffsets) {
        Map<String, Long> first = new HashMap<>();
        PartitionLog log = new PartitionLog(
                partition,
                inputs(partition, lastOffsets, first),
                written(TopicCatalogue.ROUTING_DECISIONS, partition),
                written(TopicCatalogue.HANDED_ON_JOBS, partition));
        return new Kept(log, log.beginsAfterItsStart(first));
    }

    private Map<String, List<Accepted<? extends SpecificRecord>>> inputs(
            int partition, Map<String, Long> lastOffsets, Map<String, Long> firstOffsets) {
        PlaceInputs inputs = new PlaceInputs(serdes);
        Map<String, List<Accepted<? extends SpecificRecord>>> read = new LinkedHashMap<>();
        Map<TopicPartition, Long> last = new HashMap<>();
        for (String topic : inputs.topics()) {
            read.put(topic, new ArrayList<>());
            if (lastOffsets.containsKey(topic)) {
                last.put(new TopicPartition(topic, partition), lastOffsets.get(topic));
            }
        }
        reader.upTo(last, raw -> inputs.take(raw).ifPresent(read.get(raw.topic())::add));
        reader.firstOffsets(last.keySet()).forEach((input, offset) -> firstOffsets.put(input.topic(), offset));
        return read;
    }

    /** Everything that the cells of a partition read, by topic. */
    public Map<String, List<Accepted<? extends SpecificRecord>>> inputs(int partition) {
        return inputs(partition, everything(), new HashMap<>());
    }

    private Map<String, Long> everything() {
        Map<String, Long> all = new HashMap<>();
        new PlaceInputs(serdes).topics().forEach(topic -> all.put(topic, Long.MAX_VALUE - 1));
        return all;
    }

    /** Everything that the cells of a partition read, and what they wrote. */
    Kept partition(int partition) {
        return partition(partition, everything());
    }

    private <V extends SpecificRecord> List<Accepted<V>> written(Topic<V> topic, int partition) {
        RecordIntake<V> intake = intake(topic);
        List<Accepted<V>> written = new ArrayList<>();
        reader.since(0, partitions(topic), raw -> take(intake, raw)
                .filter(accepted -> partitionOfCell(writerOf(accepted.value())) == partition)
                .ifPresent(written::add));
        return written;
    }

    private static String writerOf(SpecificRecord value) {
        return value instanceof HandedOnJob token ? token.getFromCell() : ((RoutingDecision) value).getCell();
    }

    private <V extends SpecificRecord> RecordIntake<V> intake(Topic<V> topic) {
        return new RecordIntake<>(
                Consumer.ROUTER_PLACE.applicationId(), topic, serdes, (key, value, timestamp) -> Optional.empty());
    }

    private static <V extends SpecificRecord> Optional<Accepted<V>> take(RecordIntake<V> intake, RawRecord raw) {
        return intake.take(raw, raw.timestamp()) instanceof Accepted<V> accepted && accepted.value() != null
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
        reader.close();
    }
}
