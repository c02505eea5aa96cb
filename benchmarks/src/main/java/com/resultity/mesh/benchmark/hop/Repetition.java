package com.resultity.mesh.benchmark.hop;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What each took for the same input.
 *
 * @param passing pass-through of the jobs
 * @param bareJobs bare topology, jobs
 * @param bareOutcomes bare topology, outcomes
 * @param placeJobs place, jobs
 * @param placeOutcomes place, outcomes
 */
record Repetition(Taken passing, Taken bareJobs, Taken bareOutcomes, Taken placeJobs, Taken placeOutcomes) {

    Taken bare() {
        return bareJobs.plus(bareOutcomes);
    }

    Taken place() {
        return placeJobs.plus(placeOutcomes);
    }

    /** The median of a figure over repetitions. */
    static double median(List<Repetition> repetitions, ToDoubleFunction<Repetition> figure) {
        double[] sorted = repetitions.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
