package com.resultity.mesh.simulate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What a run came to, as its own gateway and nodes saw it.
 *
 * @param all all jobs
 * @param bySubcloud jobs by the Subcloud that they name; those of the global pool under {@link #GLOBAL_POOL}
 * @param byZone jobs by their zone label; those without a decision under {@link #UNDECIDED}
 * @param reasons how often a job was refused or expired, by reason
 * @param replacements assignments after the first of their job
 * @param repeatedDecisions decisions that said again what was known
 * @param contradictions decisions that said something else of an attempt that was decided already
 * @param faults what nodes were asked and cannot do
 * @param decision time from a request to its first decision, end to end
 * @param service time from a decision to the end of the attempt that was served
 */
public record RunFigures(
        Tally all,
        SortedMap<String, Tally> bySubcloud,
        SortedMap<String, Tally> byZone,
        SortedMap<String, Integer> reasons,
        int replacements,
        int repeatedDecisions,
        int contradictions,
        List<PhysicalFault> faults,
        Latency decision,
        Latency service) {

    /** Stands for no Subcloud. */
    public static final String GLOBAL_POOL = "(global pool)";

    /** Stands for a zone that nobody has told. */
    public static final String UNDECIDED = "(undecided)";

    private static final int DIGITS = 3;

    static RunFigures of(JobLedger ledger, List<PhysicalFault> faults) {
        Tally all = Tally.NONE;
        SortedMap<String, Tally> bySubcloud = new TreeMap<>();
        SortedMap<String, Tally> byZone = new TreeMap<>();
        SortedMap<String, Integer> reasons = new TreeMap<>();
        Histogram service = new Histogram(DIGITS);
        for (TrackedJob job : ledger.jobs()) {
            all = all.with(job);
            add(bySubcloud, job.job().subcloudId().orElse(GLOBAL_POOL), job);
            add(byZone, job.decision() == null ? UNDECIDED : job.decision().getZone(), job);
            if (job.decision() != null && job.decision().getReason() != null) {
                reasons.merge(job.decision().getReason().name(), 1, Integer::sum);
            }
            if (job.state() == JobState.SERVED) {
                service.recordValue(job.serviceMilliseconds());
            }
        }
        return new RunFigures(
                all,
                Collections.unmodifiableSortedMap(bySubcloud),
                Collections.unmodifiableSortedMap(byZone),
                Collections.unmodifiableSortedMap(reasons),
                ledger.replacements(),
                ledger.repeatedDecisions(),
                ledger.contradictions(),
                List.copyOf(faults),
                Latency.ofMicroseconds(ledger.decisionMicroseconds()),
                Latency.ofMilliseconds(service));
    }

    private static void add(Map<String, Tally> tallies, String key, TrackedJob job) {
        tallies.put(key, tallies.getOrDefault(key, Tally.NONE).with(job));
    }

    /** How often a node was asked to hold more jobs than it has slots. */
    public long overruns() {
        return faults.stream()
                .filter(fault -> fault.kind() == PhysicalFault.Kind.OVERRUN)
                .count();
    }
}
