package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Drives the cells of one partition by what Kafka Streams reads, and by the wall clock. */
final class PlaceProcessor
        extends ContextualProcessor<String, Accepted<? extends SpecificRecord>, String, SpecificRecord> {

    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration SUMMARY = Duration.ofSeconds(1);

    private final CellSettings settings;
    private final CheckpointPace checkpointPace;
    private PartitionCells cells;
    private Checkpoints checkpoints;

    PlaceProcessor(CellSettings settings, CheckpointPace checkpointPace) {
        this.settings = settings;
        this.checkpointPace = checkpointPace;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        PlaceOutputs outputs = (key, value, now) -> context.forward(new Record<>(key, value, now));
        int partition = context.taskId().partition();
        long wallClock = context.currentSystemTimeMs();
        checkpoints = new Checkpoints(PlaceStores.of(context), outputs, partition, checkpointPace, wallClock);
        cells = new PartitionCells(settings, checkpoints.watched(), outputs, wallClock);
        context.schedule(turnOf(partition, TICK), TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        context.schedule(turnOf(partition, SUMMARY), SUMMARY, PunctuationType.WALL_CLOCK_TIME, cells::summarise);
    }

    private void tick(long wallClock) {
        cells.tick(wallClock);
        checkpoints.proceed(cells, wallClock);
    }

    /**
     * When it is a partition's turn within each interval, wherever its task runs. All at once, what the cells of a thread say of
     * themselves and hear of each other would hold up the jobs of all for as long as it takes them together.
     */
    private static Instant turnOf(int partition, Duration interval) {
        return Instant.ofEpochMilli(interval.toMillis() * partition / TopicCatalogue.CELL_PARTITIONS);
    }

    @Override
    public void close() {
        if (checkpoints != null) {
            checkpoints.close();
        }
    }

    @Override
    public void process(Record<String, Accepted<? extends SpecificRecord>> record) {
        cells.read(record.value(), context().currentSystemTimeMs());
    }
}
