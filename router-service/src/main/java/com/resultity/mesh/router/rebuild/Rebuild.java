package com.resultity.mesh.router.rebuild;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.place.Checkpoint;
import com.resultity.mesh.router.place.PartitionCells;
import com.resultity.mesh.router.place.PlaceMemory;
import com.resultity.mesh.schemas.RoutingDecision;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Decides once more what the cells of a partition decided: gives the same class the same records in the same order at the
 * same times, as the cells themselves told them. Can be asked once.
 */
public final class Rebuild {

    private final PartitionCells cells;
    private final Steps steps;
    private final boolean fromCheckpoint;
    private Observer observer = (again, moment) -> {};

    /** Looks at the cells at the moment of a decision, when what it took is taken, and nothing after it has happened. */
    @FunctionalInterface
    public interface Observer {

        /**
         * Called with each decision that is made again, also where one is only repeated.
         *
         * @param again the decision as it is made again
         * @param cells the cells at that moment; must not be given anything
         */
        void decides(RoutingDecision again, PartitionCells cells);
    }

    private Rebuild(CellSettings settings, PlaceMemory memory, Steps steps, boolean fromCheckpoint) {
        this.steps = steps;
        this.cells = new PartitionCells(settings, memory, this::take, 0);
        this.fromCheckpoint = fromCheckpoint;
    }

    /**
     * Prepares to decide all that is on a log.
     *
     * @param settings those that the cells had
     */
    public static Rebuild ofAll(PartitionLog log, CellSettings settings) {
        return new Rebuild(settings, PlaceMemory.inMemory(), new Steps(log), false);
    }

    /** Prepares to decide what follows a checkpoint. */
    public static Rebuild from(Checkpoint checkpoint, PartitionLog log, CellSettings settings) {
        return new Rebuild(settings, checkpoint.memory(), new Steps(log, checkpoint), true);
    }

    /**
     * Prepares to decide what happened at a time, from the last checkpoint before it on, or if there is none from where the log
     * begins.
     *
     * @param time milliseconds since 1970-01-01T00:00:00Z
     */
    public static Rebuild of(long time, PartitionLog log, CellSettings settings) {
        return log.checkpointBefore(time)
                .map(checkpoint -> from(checkpoint, log, settings))
                .orElseGet(() -> ofAll(log, settings));
    }

    private void take(String key, SpecificRecord value, long at) {
        if (value instanceof RoutingDecision again) {
            observer.decides(again, cells);
        }
    }

    /** Decides everything. */
    public void all(Observer looksOn) {
        observer = looksOn;
        while (steps.hasNext()) {
            carryOut(steps.next());
        }
    }

    /**
     * Decides everything up to one decision.
     *
     * @param logged the decision as it is on the log
     * @param looksOn called when it is made again, and at no other
     * @return the decision made again; empty where what the log holds does not lead to one of this job and attempt by then
     */
    public Optional<RoutingDecision> until(RoutingDecision logged, Observer looksOn) {
        Found found = new Found(logged, looksOn);
        observer = found;
        while (found.again == null
                && steps.peek()
                        .filter(step -> step.at() <= logged.getDecidedAt())
                        .isPresent()) {
            carryOut(steps.next());
        }
        return Optional.ofNullable(found.again);
    }

    /**
     * Brings the cells to where they stood at a time.
     *
     * @param time milliseconds since 1970-01-01T00:00:00Z
     */
    public PartitionCells at(long time) {
        while (steps.peek().filter(step -> step.at() <= time).isPresent()) {
            carryOut(steps.next());
        }
        cells.tick(time);
        return cells;
    }

    /** Whether it began with all that the cells remembered, and not with what the log happens to have first. */
    public boolean isFromCheckpoint() {
        return fromCheckpoint;
    }

    /** Whether everything that the cells read was still on the log, as far as it was needed. */
    public boolean isWhole() {
        return steps.missing() == 0;
    }

    private void carryOut(Step step) {
        if (step.input() == null) {
            cells.tick(step.at());
        } else {
            cells.read(step.input(), step.at());
        }
    }

    /** Waits for one decision. */
    private static final class Found implements Observer {

        private final RoutingDecision logged;
        private final Observer looksOn;
        private RoutingDecision again;

        Found(RoutingDecision logged, Observer looksOn) {
            this.logged = logged;
            this.looksOn = looksOn;
        }

        @Override
        public void decides(RoutingDecision made, PartitionCells cells) {
            if (again == null
                    && made.getAttempt() == logged.getAttempt()
                    && made.getJobId().equals(logged.getJobId())) {
                again = made;
                looksOn.decides(made, cells);
            }
        }
    }
}
