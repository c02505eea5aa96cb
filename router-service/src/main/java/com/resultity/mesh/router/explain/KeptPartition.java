package com.resultity.mesh.router.explain;

import com.resultity.mesh.router.place.PlaceInputs;
import com.resultity.mesh.router.rebuild.PartitionLog;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.ValueSerdes;
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

    private final String bootstrapServers;
    private final int partition;
    private final PlaceInputs inputs;
    private final List<LogCursor> cursors = new ArrayList<>();
    private final LogCursor readings;
    private final ValueSerdes serdes;

    KeptPartition(String bootstrapServers, ValueSerdes serdes, int partition) {
        this.bootstrapServers = bootstrapServers;
        this.partition = partition;
        this.serdes = serdes;
        this.inputs = new PlaceInputs(serdes);
        this.readings = cursor(TopicCatalogue.PLACE_READINGS.name());
    }

    private LogCursor cursor(String topic) {
        LogCursor cursor = new LogCursor(bootstrapServers, new TopicPartition(topic, partition));
        cursors.add(cursor);
        return cursor;
    }

    /** From when on the cells' readings are there, milliseconds since 1970-01-01T00:00:00Z; empty: from the first on. */
    OptionalLong begins() {
        return readings.begins();
    }

    @Override
    public Iterator<PlaceReadings> readings() {
        return taken(
                readings,
                DecisionLog.taker(TopicCatalogue.PLACE_READINGS, serdes).andThen(taken -> taken.map(Accepted::value)));
    }

    @Override
    public Iterator<Accepted<? extends SpecificRecord>> input(String topic) {
        return taken(cursor(topic), inputs::take);
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
