package com.resultity.mesh.router.explain;

import com.resultity.mesh.router.place.Checkpoint;
import com.resultity.mesh.router.place.CheckpointScan;
import com.resultity.mesh.router.place.PlaceInputs;
import com.resultity.mesh.router.rebuild.PartitionLog;
import com.resultity.mesh.schemas.PlaceCheckpoint;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/** What the brokers keep of one partition of cells. */
final class KeptPartition implements PartitionLog, AutoCloseable {

    private static final Topic<PlaceReadings> READINGS = TopicCatalogue.PLACE_READINGS;
    private static final Topic<PlaceCheckpoint> CHECKPOINTS = TopicCatalogue.PLACE_CHECKPOINTS;

    /** Longer than it is from one checkpoint to the next, if nobody has set that. */
    private static final long FIRST_LOOK_BACK = Duration.ofHours(2).toMillis();

    private static final int MORE = 4;

    private final String bootstrapServers;
    private final int partition;
    private final PlaceInputs inputs;
    private final List<LogCursor> cursors = new ArrayList<>();
    private final ValueSerdes serdes;

    KeptPartition(String bootstrapServers, ValueSerdes serdes, int partition) {
        this.bootstrapServers = bootstrapServers;
        this.partition = partition;
        this.serdes = serdes;
        this.inputs = new PlaceInputs(serdes);
    }

    private TopicPartition of(String topic) {
        return new TopicPartition(topic, partition);
    }

    private LogCursor toBeClosed(LogCursor cursor) {
        cursors.add(cursor);
        return cursor;
    }

    /** From when on the cells' readings are there, milliseconds since 1970-01-01T00:00:00Z; empty: from the first on. */
    OptionalLong begins() {
        try (LogCursor all = LogCursor.from(0, bootstrapServers, of(READINGS.name()))) {
            return all.begins();
        }
    }

    /** Looks back from the time, further each time that there is none: all that the log has may be much. */
    @Override
    public Optional<Checkpoint> checkpointBefore(long time) {
        OptionalLong found = OptionalLong.empty();
        boolean all = false;
        for (long back = FIRST_LOOK_BACK; found.isEmpty() && !all; back *= MORE) {
            long since = Math.max(0, time - back);
            try (LogCursor parts = LogCursor.since(since, bootstrapServers, of(CHECKPOINTS.name()))) {
                found = lastBefore(time, parts);
                all = since == 0 || parts.isFromBegin();
            }
        }
        return found.stream().boxed().findFirst().flatMap(this::checkpointFrom);
    }

    private OptionalLong lastBefore(long time, LogCursor log) {
        CheckpointScan scan = new CheckpointScan();
        Iterator<Accepted<PlaceCheckpoint>> parts = taken(log, DecisionLog.taker(CHECKPOINTS, serdes));
        boolean later = false;
        while (!later && parts.hasNext()) {
            Accepted<PlaceCheckpoint> part = parts.next();
            later = part.value().getTakenAt() >= time;
            if (!later) {
                scan.take(part.value(), part.raw().offset());
            }
        }
        return scan.lastFrom();
    }

    private Optional<Checkpoint> checkpointFrom(long offset) {
        try (LogCursor parts = LogCursor.from(offset, bootstrapServers, of(CHECKPOINTS.name()))) {
            return Checkpoint.of(valuesOf(parts, CHECKPOINTS));
        }
    }

    @Override
    public Iterator<PlaceReadings> readings(long since) {
        return valuesOf(toBeClosed(LogCursor.since(since, bootstrapServers, of(READINGS.name()))), READINGS);
    }

    @Override
    public Iterator<Accepted<? extends SpecificRecord>> input(String topic, long from) {
        return taken(toBeClosed(LogCursor.from(from, bootstrapServers, of(topic))), inputs::take);
    }

    private <V extends SpecificRecord> Iterator<V> valuesOf(LogCursor cursor, Topic<V> topic) {
        return taken(cursor, DecisionLog.taker(topic, serdes).andThen(taken -> taken.map(Accepted::value)));
    }

    private static <V> Iterator<V> taken(LogCursor cursor, Function<RawRecord, Optional<V>> take) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, 0), false)
                .map(take)
                .flatMap(Optional::stream)
                .iterator();
    }

    @Override
    public void close() {
        cursors.forEach(LogCursor::close);
    }
}
