package com.resultity.mesh.benchmark.hop;

import com.resultity.mesh.benchmark.hop.HopMeasurement.Seen;
import com.resultity.mesh.benchmark.report.Goal;
import com.resultity.mesh.benchmark.report.Row;
import com.resultity.mesh.router.place.StoreWrites;
import java.util.ArrayList;
import java.util.List;

/** The figures of the place hop. */
final class HopRows {

    private HopRows() {}

    static List<Row> of(String size, Seen seen, List<Repetition> repetitions) {
        int jobs = seen.decisions();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.figure(
                "hop: pass-through", size, jobs / Repetition.median(repetitions, Repetition::passing), "jobs/s"));
        rows.add(Row.figure(
                "hop: bare topology with the same reads and writes",
                size,
                jobs / Repetition.median(repetitions, Repetition::bare),
                "jobs/s"));
        double place = jobs / Repetition.median(repetitions, Repetition::place);
        rows.add(Row.goal(
                "hop: place, jobs and outcomes; beside bare topology",
                size,
                place,
                "jobs/s",
                Repetition.median(repetitions, one -> one.bare() / one.place()),
                Goal.atLeast(0.85)));
        rows.add(Row.goal(
                "hop: place, jobs and outcomes; beside pass-through",
                size,
                place,
                "jobs/s",
                Repetition.median(repetitions, one -> one.passing() / one.place()),
                Goal.atLeast(0.2)));
        rows.add(Row.ratio(
                "hop: place, jobs alone; beside bare topology",
                size,
                jobs / Repetition.median(repetitions, Repetition::placeJobs),
                "jobs/s",
                Repetition.median(repetitions, one -> one.bareJobs() / one.placeJobs())));
        rows.add(Row.ratio(
                "hop: place, outcomes alone; beside bare topology",
                size,
                jobs / Repetition.median(repetitions, Repetition::placeOutcomes),
                "outcomes/s",
                Repetition.median(repetitions, one -> one.bareOutcomes() / one.placeOutcomes())));
        rows.add(Row.figure("hop: decisions that assign a node", size, 100.0 * seen.assigned() / jobs, "%"));
        rows.add(Row.figure(
                "hop: output a job, routing-decisions", size, (double) seen.decisionBytes() / jobs, "B in 1 record"));
        seen.writes().forJobs().forEach(store -> rows.add(row("a job", size, store)));
        seen.writes().forOutcomes().forEach(store -> rows.add(row("an outcome", size, store)));
        return rows;
    }

    private static Row row(String input, String size, StoreWrites store) {
        return Row.figure(
                "hop: changelog " + input + ", " + store.store(),
                size,
                (double) store.bytes() / store.inputs(),
                String.format("B in %.2f records", store.perInput()));
    }
}
