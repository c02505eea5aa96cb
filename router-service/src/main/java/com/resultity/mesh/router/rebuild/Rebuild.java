package com.resultity.mesh.router.rebuild;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.place.PartitionCells;
import com.resultity.mesh.router.rebuild.Witness.Attempt;
import com.resultity.mesh.router.rebuild.Witness.Event;
import com.resultity.mesh.schemas.HandOnPurpose;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.wire.Intake.Accepted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Decides once more what the cells of a partition decided, from what they read.
 *
 * <p>What was read between two decisions is proven by the positions that they name; in which order, and when, only as far as
 * outputs tell. Where they do not, records are taken in the order of their timestamps, and where that leads to other outputs
 * than those on the log, other orders are tried: one that gives just the outputs on the log is as good as the one that was.
 */
public final class Rebuild {

    /** Orders that are tried before a decision is given up. */
    private static final int MOST_TRIES = 200;

    private final CellSettings settings;
    private final PartitionLog log;
    private final Witness witness;
    private final UndoableMemory memory = new UndoableMemory();
    private final Map<String, Integer> read = new HashMap<>();
    private final Set<Attempt> decided = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private PartitionCells cells;
    private Observer observer = (again, moment) -> {};
    private Try trying = new Try(Set.of(), Set.of());
    private long now;

    /** Looks at the cells at the moment of a decision, when what it took is taken, and nothing after it has happened. */
    @FunctionalInterface
    public interface Observer {

        /**
         * Called with each decision that is made again, also on tries that come to nothing: the last call counts.
         *
         * @param again the decision as it is made again
         * @param cells the cells at that moment; must not be given anything
         */
        void decides(RoutingDecision again, PartitionCells cells);
    }

    /**
     * One decision of the log, and the same made again.
     *
     * @param logged the decision on the log
     * @param again the decision made again; empty where no order of what was read led to it
     */
    public record Rebuilt(RoutingDecision logged, Optional<RoutingDecision> again) {

        /** Whether both are the same, byte for byte. */
        public boolean same() {
            return again.filter(decision -> Bytes.of(decision).equals(Bytes.of(logged)))
                    .isPresent();
        }
    }

    /** Prepares to decide what is on a log. */
    public Rebuild(PartitionLog log, CellSettings settings) {
        this.log = log;
        this.settings = settings;
        this.witness = new Witness(log, settings);
        this.cells = remembered();
    }

    /**
     * Decides everything up to one decision.
     *
     * @param jobId the job
     * @param attempt the attempt
     * @return that decision; empty where the log does not have it
     */
    public Optional<Rebuilt> until(String jobId, int attempt, Observer looksOn) {
        observer = looksOn;
        Attempt wanted = new Attempt(jobId, attempt);
        if (witness.decision(wanted).isEmpty()) {
            return Optional.empty();
        }
        for (Event event : witness.inOrder()) {
            Map<Attempt, RoutingDecision> made = remake(event);
            if (event.decisions().containsKey(wanted)) {
                return Optional.of(new Rebuilt(event.decisions().get(wanted), Optional.ofNullable(made.get(wanted))));
            }
        }
        return Optional.empty();
    }

    /** Decides everything, in the order in which it was decided. */
    public List<Rebuilt> all() {
        observer = (again, moment) -> {};
        List<Rebuilt> all = new ArrayList<>();
        for (Event event : witness.inOrder()) {
            Map<Attempt, RoutingDecision> made = remake(event);
            event.decisions()
                    .forEach((attempt, logged) -> all.add(new Rebuilt(logged, Optional.ofNullable(made.get(attempt)))));
        }
        return all;
    }

    /**
     * Brings the cells to where they stood at a time: everything that was decided by then is decided, and what else had been
     * written by then is taken as read.
     *
     * @param time milliseconds since 1970-01-01T00:00:00Z
     */
    public PartitionCells at(long time) {
        for (Event event : witness.inOrder()) {
            if (event.at() > time) {
                break;
            }
            remake(event);
        }
        trying = new Try(decided, sent);
        log.inputs().values().stream()
                .flatMap(records -> records.stream()
                        .skip(read.getOrDefault(
                                records.isEmpty() ? "" : records.get(0).raw().topic(), 0)))
                .filter(record -> record.raw().timestamp() <= time)
                .sorted(Comparator.comparingLong(record -> record.raw().timestamp()))
                .forEach(record -> cells.read(record, Math.max(now, record.raw().timestamp())));
        cells.tick(time);
        return cells;
    }

    private Map<Attempt, RoutingDecision> remake(Event event) {
        if (!event.tokens().isEmpty()
                && event.tokens().stream().allMatch(token -> sent.contains(Try.name(token.value())))) {
            return Map.of();
        }
        Map<String, List<Accepted<? extends SpecificRecord>>> unread = unread(event);
        Readings readings = new Readings(unread, event, witness, now);
        for (int number = 0; number < (readings.isOne() ? 1 : MOST_TRIES); number++) {
            List<Step> steps = readings.get(number);
            if (attempt(event, steps, false)) {
                return settle(event, steps);
            }
            takeBack();
        }
        if (!event.decides()) {
            // What is not proven is left to the decision that follows.
            return Map.of();
        }
        // Goes on from the likeliest order, so that one decision that cannot be proven is not the end of all.
        List<Step> likeliest = readings.get(0);
        attempt(event, likeliest, true);
        return settle(event, likeliest);
    }

    private void takeBack() {
        memory.takeBack();
        cells = remembered();
    }

    private Map<String, List<Accepted<? extends SpecificRecord>>> unread(Event event) {
        Map<String, List<Accepted<? extends SpecificRecord>>> unread = new TreeMap<>();
        event.read().forEach((topic, offset) -> {
            List<Accepted<? extends SpecificRecord>> records = log.inputs().getOrDefault(topic, List.of());
            int from = read.getOrDefault(topic, 0);
            int to = from;
            while (to < records.size() && records.get(to).raw().offset() <= offset) {
                to++;
            }
            if (to > from) {
                unread.put(topic, records.subList(from, to));
            }
        });
        return unread;
    }

    private boolean attempt(Event event, List<Step> steps, boolean toTheEnd) {
        trying = new Try(decided, sent);
        for (int number = 0; number < steps.size(); number++) {
            Step step = steps.get(number);
            trying.expect(number == steps.size() - 1 ? event : null);
            if (step.input() == null) {
                cells.tick(step.at());
            } else {
                cells.read(step.input(), step.at());
            }
            if (trying.failed() && !toTheEnd) {
                return false;
            }
        }
        return trying.made(event);
    }

    private Map<Attempt, RoutingDecision> settle(Event event, List<Step> steps) {
        memory.settle();
        decided.addAll(event.decisions().keySet());
        decided.addAll(trying.decisions().keySet());
        sent.addAll(trying.sent());
        for (Step step : steps) {
            if (step.input() != null) {
                read.merge(step.input().raw().topic(), 1, Integer::sum);
            }
        }
        now = Math.max(now, event.at());
        return trying.decisions();
    }

    private PartitionCells remembered() {
        return new PartitionCells(settings, memory.memory(), this::take, now);
    }

    private void take(String key, SpecificRecord value, long at) {
        if (value instanceof RoutingDecision again && trying.isNew(again)) {
            observer.decides(again, cells);
            trying.decides(again);
        } else if (value instanceof HandedOnJob token && token.getPurpose() != HandOnPurpose.REPEAT) {
            trying.sends(token, at, witness);
        }
    }
}
