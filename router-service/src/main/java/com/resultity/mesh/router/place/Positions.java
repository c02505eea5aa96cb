package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.router.ReadPositions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/** How far a task has read each of its inputs, so that a decision can say what it was made on. */
final class Positions {

    private static final String KEY = "positions";

    private final TreeMap<String, InputPosition> byTopic = new TreeMap<>();
    private final KeyValueStore<String, ReadPositions> store;

    Positions(KeyValueStore<String, ReadPositions> store) {
        this.store = store;
        ReadPositions remembered = store.get(KEY);
        if (remembered != null) {
            remembered.getPositions().forEach(position -> byTopic.put(position.getTopic(), position));
        }
    }

    void read(RecordMetadata record) {
        byTopic.put(record.topic(), new InputPosition(record.topic(), record.partition(), record.offset()));
        store.put(KEY, new ReadPositions(all()));
    }

    List<InputPosition> all() {
        return new ArrayList<>(byTopic.values());
    }
}
