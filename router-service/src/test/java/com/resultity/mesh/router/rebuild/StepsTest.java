package com.resultity.mesh.router.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.resultity.mesh.router.place.Checkpoint;
import com.resultity.mesh.router.place.PlaceMemory;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.wire.Intake.Accepted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Of steps in which nothing is read but something falls due: they tell themselves apart by their times. */
class StepsTest {

    private final List<PlaceReadings> told = new ArrayList<>();

    private final PartitionLog log = new PartitionLog() {

        @Override
        public Optional<Checkpoint> checkpointBefore(long time) {
            return Optional.empty();
        }

        @Override
        public Iterator<PlaceReadings> readings(long since) {
            return told.stream().filter(one -> one.getStartedAt() >= since).iterator();
        }

        @Override
        public Iterator<Accepted<? extends SpecificRecord>> input(String topic, long from) {
            return Collections.emptyIterator();
        }
    };

    private void fallDue(long at, long... later) {
        List<Long> steps = new ArrayList<>(List.of(-1L, 0L, 0L));
        for (long milliseconds : later) {
            steps.addAll(List.of(-1L, milliseconds, 0L));
        }
        told.add(new PlaceReadings(0, List.of(), at, steps, null));
    }

    private void mark(long at) {
        told.add(new PlaceReadings(0, List.of(), at, List.of(), at));
    }

    private static List<Long> times(Steps steps) {
        List<Long> times = new ArrayList<>();
        steps.forEachRemaining(step -> times.add(step.at()));
        return times;
    }

    private Steps after(long checkpoint) {
        return new Steps(log, new Checkpoint(checkpoint, PlaceMemory.inMemory()));
    }

    @Test
    void shouldBeginWithWhatFollowsTheCheckpoint() {
        fallDue(90);
        fallDue(100);
        mark(100);
        fallDue(100, 7);
        fallDue(200);
        mark(300);
        fallDue(300);

        assertEquals(List.of(90L, 100L, 100L, 107L, 200L, 300L), times(new Steps(log)));
        assertEquals(List.of(100L, 107L, 200L, 300L), times(after(100)));
        assertEquals(List.of(300L), times(after(300)));
    }

    @Test
    void shouldSayThatItDoesNotKnowWhereTheCheckpointLies() {
        fallDue(100);
        fallDue(200);

        Steps steps = after(100);
        assertFalse(steps.hasNext());
        assertEquals(1, steps.missing());
        assertEquals(0, new Steps(log).missing());
    }
}
