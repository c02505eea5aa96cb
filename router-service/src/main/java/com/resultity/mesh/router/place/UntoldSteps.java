package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.schemas.router.ReadPositions;
import java.util.ArrayList;
import java.util.List;

/** What a task did, step by step, since it last told the log. */
final class UntoldSteps {

    /** The offset before the first. */
    static final long NOTHING_READ = -1;

    private static final long NO_INPUT = -1;
    private static final int NUMBERS_A_STEP = 3;

    /** Short, because what is untold is written to the changelog with every commit. */
    private static final int LONG = 32 * NUMBERS_A_STEP;

    private final List<Long> firstOffsets = new ArrayList<>();
    private final List<Long> steps = new ArrayList<>(LONG);
    private long startedAt;
    private long last;

    /** None so far. */
    UntoldSteps() {}

    /** Those that were untold when a task was last remembered. */
    UntoldSteps(ReadPositions moment) {
        firstOffsets.addAll(moment.getFirstOffsets());
        steps.addAll(moment.getSteps());
        startedAt = moment.getStartedAt();
        last = startedAt;
        for (int step = 0; step < steps.size(); step += NUMBERS_A_STEP) {
            last += steps.get(step + 1);
        }
    }

    /**
     * A record was read.
     *
     * @param place the place of its input
     * @param further how far it lies after the last one of its input
     * @param offsets how far all inputs had been read before, in their order
     * @param now time of the cells, milliseconds since 1970-01-01T00:00:00Z
     */
    void read(long place, long further, List<Long> offsets, long now) {
        add(place, further, offsets, now);
    }

    /** No record was read, but something fell due. */
    void fellDue(List<Long> offsets, long now) {
        add(NO_INPUT, 0, offsets, now);
    }

    private void add(long place, long further, List<Long> offsets, long now) {
        if (steps.isEmpty()) {
            firstOffsets.clear();
            firstOffsets.addAll(offsets);
            startedAt = now;
            last = now;
        }
        steps.add(place);
        steps.add(now - last);
        steps.add(further);
        last = now;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    boolean isLong() {
        return steps.size() >= LONG;
    }

    /**
     * Tells all, and forgets it.
     *
     * @param inputs all inputs in their order
     */
    PlaceReadings tell(List<InputPosition> inputs) {
        List<InputPosition> before = new ArrayList<>(inputs.size());
        for (int place = 0; place < inputs.size(); place++) {
            InputPosition input = inputs.get(place);
            long offset = place < firstOffsets.size() ? firstOffsets.get(place) : NOTHING_READ;
            before.add(new InputPosition(input.getTopic(), input.getPartition(), offset));
        }
        PlaceReadings told =
                new PlaceReadings(inputs.get(0).getPartition(), before, startedAt, List.copyOf(steps), null);
        steps.clear();
        return told;
    }

    /** What a task has to remember of it, and of its offsets and its time. */
    ReadPositions record(List<Long> offsets, long now) {
        return new ReadPositions(List.of(), now, offsets, firstOffsets, startedAt, steps);
    }
}
