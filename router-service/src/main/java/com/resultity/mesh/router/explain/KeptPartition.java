package com.resultity.mesh.router.explain;

import com.resultity.mesh.router.place.Checkpoint;
import com.resultity.mesh.router.place.CheckpointParts;
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

    private LogCursor from(long offset, String topic) {
        return toBeClosed(LogCursor.from(offset, bootstrapServers, new TopicPartition(topic, partition)));
    }

    private LogCursor since(long time, String topic) {
        return toBeClosed(LogCursor.since(time, bootstrapServers, new TopicPartition(topic, partition)));
    }

    private LogCursor toBeClosed(LogCursor cursor) {
        cursors.add(cursor);
        return cursor;
    }

    /** From when on the cells' readings are there, milliseconds since 1970-01-01T00:00:00Z; empty: from the first on. */
    OptionalLong begins() {
        return from(0, TopicCatalogue.PLACE_READINGS.name()).begins();
    }

    /** Looks back from the time, further each time that there is none: all that the log has may be much. */
    @Override
    public Optional<Checkpoint> checkpointBefore(long time) {
        for (long back = FIRST_LOOK_BACK; ; back *= MORE) {
            LogCursor parts = since(Math.max(0, time - back), TopicCatalogue.PLACE_CHECKPOINTS.name());
            Optional<Checkpoint> found = lastBefore(time, valuesOf(parts, TopicCatalogue.PLACE_CHECKPOINTS));
            if (found.isPresent() || parts.isFromBegin()) {
                return found;
            }
        }
    }

    private static Optional<Checkpoint> lastBefore(long time, Iterator<PlaceCheckpoint> log) {
        CheckpointParts parts = new CheckpointParts();
        boolean later = false;
        while (!later && log.hasNext()) {
            PlaceCheckpoint part = log.next();
            later = part.getTakenAt() >= time;
            if (!later) {
                parts.take(part);
            }
        }
        return parts.last();
    }

    @Override
    public Iterator<PlaceReadings> readings(long since) {
        return valuesOf(since(since, TopicCatalogue.PLACE_READINGS.name()), TopicCatalogue.PLACE_READINGS);
    }

    @Override
    public Iterator<Accepted<? extends SpecificRecord>> input(String topic, long from) {
        return taken(from(from, topic), inputs::take);
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
