package com.resultity.mesh.router.plan;

import com.resultity.mesh.router.plan.PlanReport.Change;
import com.resultity.mesh.router.plan.PlanReport.Jobs;
import com.resultity.mesh.router.plan.PlanRun.Fate;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.Rung;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two runs of the same jobs, side by side. */
final class PlanComparison {

    private static final int EXAMPLES = 3;

    private static final List<String> LIMITS = List.of(
            "Both runs begin with free slots, serve every attempt and hand tokens on in no time.",
            "A job takes as long as its outcome on the log says, and the median of all where there is none.",
            "Nodes stay as they are said to have been; a draft of a node's hardware or location is not played.");

    private final List<LocatedJob> jobs;
    private final Map<String, Fate> before;
    private final Map<String, Fate> after;

    PlanComparison(Collection<LocatedJob> jobs, Map<String, Fate> before, Map<String, Fate> after) {
        Map<String, LocatedJob> byId = new TreeMap<>();
        jobs.forEach(job -> byId.putIfAbsent(job.getJobId(), job));
        byId.keySet().retainAll(before.keySet());
        byId.keySet().retainAll(after.keySet());
        this.jobs = List.copyOf(byId.values());
        this.before = before;
        this.after = after;
    }

    PlanReport report(String from, String until) {
        Map<String, List<LocatedJob>> byTenant = new TreeMap<>();
        jobs.forEach(job -> byTenant.computeIfAbsent(job.getTenantId(), unknown -> new ArrayList<>())
                .add(job));
        Map<String, Change> tenants = new TreeMap<>();
        byTenant.forEach((tenant, theirs) -> tenants.put(tenant, change(theirs)));
        return new PlanReport(from, until, LIMITS, change(jobs), tenants);
    }

    private Change change(List<LocatedJob> some) {
        List<String> moved = new ArrayList<>();
        List<String> newlyServed = new ArrayList<>();
        Map<String, List<String>> newlyRefused = new TreeMap<>();
        Map<String, List<String>> refusedOtherwise = new TreeMap<>();
        int same = 0;
        for (LocatedJob job : some) {
            Fate was = before.get(job.getJobId());
            Fate is = after.get(job.getJobId());
            if (was.served() && !is.served()) {
                add(newlyRefused, is.reason(), job);
            } else if (!was.served() && !is.served() && was.reason() != is.reason()) {
                add(refusedOtherwise, is.reason(), job);
            } else if (!was.served() && is.served()) {
                newlyServed.add(job.getJobId());
            } else if (was.served() && !was.nodeId().equals(is.nodeId())) {
                moved.add(job.getJobId());
            } else {
                same++;
            }
        }
        return new Change(
                some.size(),
                same,
                jobs(moved),
                byReason(newlyRefused),
                byReason(refusedOtherwise),
                jobs(newlyServed),
                outOfHomeZone(some, before),
                outOfHomeZone(some, after),
                meanWait(some, before),
                meanWait(some, after));
    }

    private static void add(Map<String, List<String>> byReason, DecisionReason reason, LocatedJob job) {
        byReason.computeIfAbsent(reason.name(), unknown -> new ArrayList<>()).add(job.getJobId());
    }

    private static Map<String, Jobs> byReason(Map<String, List<String>> ids) {
        Map<String, Jobs> jobs = new TreeMap<>();
        ids.forEach((reason, some) -> jobs.put(reason, jobs(some)));
        return jobs;
    }

    private static Jobs jobs(List<String> ids) {
        return new Jobs(ids.size(), ids.stream().limit(EXAMPLES).toList());
    }

    private static int outOfHomeZone(List<LocatedJob> some, Map<String, Fate> fates) {
        return (int) some.stream()
                .map(job -> fates.get(job.getJobId()))
                .filter(Fate::served)
                .filter(fate -> fate.rung() != Rung.HOME_ZONE)
                .count();
    }

    private static long meanWait(List<LocatedJob> some, Map<String, Fate> fates) {
        return Math.round(some.stream()
                .mapToLong(job -> fates.get(job.getJobId()).firstDecidedAt() - job.getRequestedAt())
                .average()
                .orElse(0));
    }
}
