package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.schemas.router.ReadPositions;
import com.resultity.mesh.wire.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How far a task has read each of its inputs, so that a decision can say what it was made on, in which order, and when. */
final class Positions {

    private static final String INPUTS = "inputs";
    private static final String MOMENT = "moment";

    /** Each with the offset of its first record, in the order in which they were first read. */
    private final List<InputPosition> inputs = new ArrayList<>();

    private final TreeMap<String, Integer> placeByTopic = new TreeMap<>();
    private final List<Long> offsets = new ArrayList<>();

    /** Each as it stands; an input's is replaced when it is read, and never changed, because decisions hold it. */
    private final List<InputPosition> current = new ArrayList<>();

    private final PlaceTable<ReadPositions> store;
    private final UntoldSteps untold;
    private final long now;

    Positions(PlaceTable<ReadPositions> store) {
        this.store = store;
        ReadPositions named = store.get(INPUTS);
        ReadPositions moment = store.get(MOMENT);
        if (named == null || moment == null) {
            this.now = 0;
            this.untold = new UntoldSteps();
            return;
        }
        this.now = moment.getNow();
        this.untold = new UntoldSteps(moment);
        named.getPositions().forEach(this::name);
        offsets.addAll(moment.getOffsets());
        for (int place = 0; place < offsets.size(); place++) {
            current.add(standing(place, offsets.get(place)));
        }
    }

    private void name(InputPosition first) {
        placeByTopic.put(first.getTopic(), inputs.size());
        inputs.add(first);
    }

    /** The time of the task when it was last remembered, milliseconds since 1970-01-01T00:00:00Z; 0 for a new one. */
    long rememberedNow() {
        return now;
    }

    /**
     * A record is read.
     *
     * @param time of the cells, milliseconds since 1970-01-01T00:00:00Z
     */
    void read(RawRecord record, long time) {
        Integer place = placeByTopic.get(record.topic());
        if (place == null) {
            place = inputs.size();
            name(new InputPosition(record.topic(), record.partition(), record.offset()));
            offsets.add(UntoldSteps.NOTHING_READ);
            current.add(null);
            store.put(INPUTS, new ReadPositions(inputs, time, List.of(), List.of(), 0L, List.of()));
        }
        untold.read(place, record.offset() - offsets.get(place), offsets, time);
        offsets.set(place, record.offset());
        current.set(place, standing(place, record.offset()));
    }

    private InputPosition standing(int place, long offset) {
        InputPosition input = inputs.get(place);
        return new InputPosition(input.getTopic(), input.getPartition(), offset);
    }

    /** No record was read, but something fell due. */
    void fellDue(long time) {
        untold.fellDue(offsets, time);
    }

    boolean hasUntold() {
        return !untold.isEmpty();
    }

    /** Whether it is time to tell the log. */
    boolean hasMuchUntold() {
        return untold.isLong();
    }

    /** What was read in which order since this was last asked; there must be something. */
    PlaceReadings tell() {
        return untold.tell(inputs);
    }

    /** Says that a checkpoint is taken here, where nothing is untold. */
    PlaceReadings mark(long time) {
        return new PlaceReadings(inputs.get(0).getPartition(), List.copyOf(current), time, List.of(), time);
    }

    /** Whether anything was read so far. */
    boolean haveAny() {
        return !inputs.isEmpty();
    }

    /**
     * Must follow whatever was done, before Kafka Streams may commit it, so that a restart goes on from there. What is put holds
     * the lists themselves, which is written as they are at the commit.
     */
    void remember(long time) {
        store.put(MOMENT, untold.record(offsets, time));
    }

    /** Ordered by topic. */
    List<InputPosition> all() {
        List<InputPosition> all = new ArrayList<>(current.size());
        for (int place : placeByTopic.values()) {
            all.add(current.get(place));
        }
        return all;
    }

    /** As jobs remember them. */
    List<Long> offsets() {
        return List.copyOf(offsets);
    }

    /** What {@link #all} was when {@link #offsets} was that. */
    List<InputPosition> at(List<Long> offsets) {
        List<InputPosition> then = new ArrayList<>(offsets.size());
        for (int place : placeByTopic.values()) {
            if (place < offsets.size()) {
                then.add(standing(place, offsets.get(place)));
            }
        }
        return then;
    }
}
