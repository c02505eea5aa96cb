package com.resultity.mesh.testkit;

import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** One serde a topic, and not one a record: each has HTTP clients of its own and asks the registry for its schema. */
public final class TopicSerdes implements AutoCloseable {

    private final ValueSerdes serdes;
    private final Map<Topic<?>, Serde<?>> made = new ConcurrentHashMap<>();

    /**
     * @param serdes where they come from
     */
    public TopicSerdes(ValueSerdes serdes) {
        this.serdes = serdes;
    }

    /** The serde of a topic's values, always the same. */
    @SuppressWarnings("unchecked") // The map has each topic's own serde, and nothing else writes to it.
    public <V extends SpecificRecord> Serde<V> of(Topic<V> topic) {
        return (Serde<V>) made.computeIfAbsent(topic, serdes::of);
    }

    @Override
    public void close() {
        made.values().forEach(Serde::close);
    }
}
