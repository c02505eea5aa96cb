package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.router.ReadPositions;
import com.resultity.mesh.wire.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How far a task has read each of its inputs, so that a decision can say what it was made on, and the task's time. */
final class Positions {

    private static final String KEY = "positions";

    /** In the order in which the inputs were first read, by which jobs name them in a byte or two each. */
    private final List<InputPosition> positions = new ArrayList<>();

    private final TreeMap<String, Integer> placeByTopic = new TreeMap<>();
    private final PlaceTable<ReadPositions> store;
    private final long now;

    Positions(PlaceTable<ReadPositions> store) {
        this.store = store;
        ReadPositions remembered = store.get(KEY);
        this.now = remembered == null ? 0 : remembered.getNow();
        if (remembered != null) {
            remembered.getPositions().forEach(this::put);
        }
    }

    /** The time of the task when it was last remembered, milliseconds since 1970-01-01T00:00:00Z; 0 for a new one. */
    long rememberedNow() {
        return now;
    }

    void read(RawRecord record) {
        put(new InputPosition(record.topic(), record.partition(), record.offset()));
    }

    private void put(InputPosition position) {
        Integer place = placeByTopic.get(position.getTopic());
        if (place == null) {
            placeByTopic.put(position.getTopic(), positions.size());
            positions.add(position);
        } else {
            positions.set(place, position);
        }
    }

    /** Must follow whatever was done, so that a restart goes on from there. */
    void remember(long time) {
        store.put(KEY, new ReadPositions(positions, time));
    }

    /** Ordered by topic. */
    List<InputPosition> all() {
        List<InputPosition> all = new ArrayList<>(positions.size());
        for (int place : placeByTopic.values()) {
            all.add(positions.get(place));
        }
        return all;
    }

    /** As jobs remember them. */
    List<Long> offsets() {
        List<Long> offsets = new ArrayList<>(positions.size());
        for (InputPosition position : positions) {
            offsets.add(position.getOffset());
        }
        return offsets;
    }

    /** What {@link #all} was when {@link #offsets} was that. */
    List<InputPosition> at(List<Long> offsets) {
        List<InputPosition> then = new ArrayList<>(offsets.size());
        for (int place : placeByTopic.values()) {
            if (place < offsets.size()) {
                InputPosition input = positions.get(place);
                then.add(new InputPosition(input.getTopic(), input.getPartition(), offsets.get(place)));
            }
        }
        return then;
    }
}
