package com.resultity.mesh.benchmark.hop;

import com.resultity.mesh.benchmark.hop.HopMeasurement.Seen;
import com.resultity.mesh.benchmark.report.Goal;
import com.resultity.mesh.benchmark.report.Row;
import com.resultity.mesh.router.place.StoreWrites;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The figures of the place hop. */
final class HopRows {

    private static final double MICROS_PER_SECOND = 1e6;

    private final String size;
    private final int jobs;
    private final List<Repetition> repetitions;

    private HopRows(String size, int jobs, List<Repetition> repetitions) {
        this.size = size;
        this.jobs = jobs;
        this.repetitions = repetitions;
    }

    static List<Row> of(String size, Seen seen, List<Repetition> repetitions) {
        HopRows rows = new HopRows(size, seen.decisions(), repetitions);
        List<Row> all = new ArrayList<>(rows.throughputs());
        all.addAll(rows.processorTimes());
        all.addAll(rows.writes(seen));
        return all;
    }

    private List<Row> throughputs() {
        double place = rate(Repetition::place);
        return List.of(
                Row.figure("hop: pass-through", size, rate(Repetition::passing), "jobs/s"),
                Row.figure("hop: bare topology, same reads and writes", size, rate(Repetition::bare), "jobs/s"),
                Row.goal(
                        "hop: place, jobs and outcomes; beside bare topology",
                        size,
                        place,
                        "jobs/s",
                        timesAsFast(Repetition::place, Repetition::bare),
                        Goal.atLeast(0.85)),
                Row.goal(
                        "hop: place, jobs and outcomes; beside pass-through",
                        size,
                        place,
                        "jobs/s",
                        timesAsFast(Repetition::place, Repetition::passing),
                        Goal.atLeast(0.2)),
                Row.ratio(
                        "hop: place, jobs alone; beside bare topology",
                        size,
                        rate(Repetition::placeJobs),
                        "jobs/s",
                        timesAsFast(Repetition::placeJobs, Repetition::bareJobs)),
                Row.ratio(
                        "hop: place, outcomes alone; beside bare topology",
                        size,
                        rate(Repetition::placeOutcomes),
                        "outcomes/s",
                        timesAsFast(Repetition::placeOutcomes, Repetition::bareOutcomes)));
    }

    private double rate(Function<Repetition, Taken> what) {
        return jobs / Repetition.median(repetitions, one -> what.apply(one).seconds());
    }

    private double timesAsFast(Function<Repetition, Taken> what, Function<Repetition, Taken> beside) {
        return Repetition.median(
                repetitions,
                one -> beside.apply(one).seconds() / what.apply(one).seconds());
    }

    /** These hold on a busy machine too. */
    private List<Row> processorTimes() {
        return List.of(
                processorTime("hop: processor time of a job, pass-through; beside place", Repetition::passing),
                processorTime("hop: processor time of a job, bare topology; beside place", Repetition::bare),
                processorTime("hop: processor time of a job, place", Repetition::place));
    }

    private Row processorTime(String name, Function<Repetition, Taken> what) {
        return Row.ratio(
                name,
                size,
                Repetition.median(repetitions, one -> what.apply(one).processorSeconds()) / jobs * MICROS_PER_SECOND,
                "us",
                Repetition.median(
                        repetitions,
                        one -> what.apply(one).processorSeconds() / one.place().processorSeconds()));
    }

    private List<Row> writes(Seen seen) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.figure("hop: decisions that assign a node", size, 100.0 * seen.assigned() / jobs, "%"));
        rows.add(Row.figure(
                "hop: output a job, routing-decisions", size, (double) seen.decisionBytes() / jobs, "B in 1 record"));
        seen.writes().forJobs().forEach(store -> rows.add(write("a job", store)));
        seen.writes().forOutcomes().forEach(store -> rows.add(write("an outcome", store)));
        return rows;
    }

    private Row write(String input, StoreWrites store) {
        return Row.figure(
                "hop: changelog " + input + ", " + store.store(),
                size,
                (double) store.bytes() / store.inputs(),
                String.format(Locale.ROOT, "B in %.2f records", store.perInput()));
    }
}
