package com.resultity.mesh.router.rebuild;

import com.resultity.mesh.router.place.Checkpoint;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.wire.Intake.Accepted;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import org.apache.avro.specific.SpecificRecord;

/** What happened to the cells of a partition, step by step, as they told it. */
final class Steps implements Iterator<Step> {

    private static final int NUMBERS_A_STEP = 3;

    private final PartitionLog log;
    private final Iterator<PlaceReadings> readings;
    private final Map<String, Input> inputs = new HashMap<>();
    private final Queue<Step> next = new ArrayDeque<>();
    private long missing;

    /** All that the log has. */
    Steps(PartitionLog log) {
        this.log = log;
        this.readings = log.readings(0);
    }

    /** Those after a checkpoint; none if the log does not say where among them it lies. */
    Steps(PartitionLog log, Checkpoint from) {
        this.log = log;
        this.readings = log.readings(from.takenAt());
        boolean found = false;
        while (!found && readings.hasNext()) {
            Long checkpoint = readings.next().getCheckpoint();
            found = checkpoint != null && checkpoint == from.takenAt();
        }
        missing = found ? 0 : 1;
    }

    /** How many records that were read are no longer on the log, as far as steps were asked for. */
    long missing() {
        return missing;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && readings.hasNext()) {
            readAll(readings.next());
        }
        return !next.isEmpty();
    }

    @Override
    public Step next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return next.remove();
    }

    /** What the step before the next one left to be seen. */
    Optional<Step> peek() {
        return hasNext() ? Optional.of(next.element()) : Optional.empty();
    }

    private void readAll(PlaceReadings told) {
        long[] offsets =
                told.getPositions().stream().mapToLong(InputPosition::getOffset).toArray();
        List<Long> steps = told.getSteps();
        long now = told.getStartedAt();
        for (int step = 0; step < steps.size(); step += NUMBERS_A_STEP) {
            int place = Math.toIntExact(steps.get(step));
            now += steps.get(step + 1);
            if (place < 0) {
                next.add(new Step(now, null));
            } else {
                offsets[place] += steps.get(step + 2);
                read(told.getPositions().get(place).getTopic(), offsets[place], now);
            }
        }
    }

    private void read(String topic, long offset, long now) {
        Optional<Accepted<? extends SpecificRecord>> record = inputs.computeIfAbsent(
                        topic, unread -> new Input(log.input(unread, offset)))
                .at(offset);
        if (record.isEmpty()) {
            missing++;
        }
        record.ifPresent(read -> next.add(new Step(now, read)));
    }

    /** The records of an input, each asked for once and in order. */
    private static final class Input {

        private final Iterator<Accepted<? extends SpecificRecord>> records;
        private Accepted<? extends SpecificRecord> ahead;

        Input(Iterator<Accepted<? extends SpecificRecord>> records) {
            this.records = records;
        }

        Optional<Accepted<? extends SpecificRecord>> at(long offset) {
            while ((ahead == null || ahead.raw().offset() < offset) && records.hasNext()) {
                ahead = records.next();
            }
            return ahead != null && ahead.raw().offset() == offset ? Optional.of(ahead) : Optional.empty();
        }
    }
}
