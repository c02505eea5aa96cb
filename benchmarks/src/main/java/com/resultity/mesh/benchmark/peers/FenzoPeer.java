package com.resultity.mesh.benchmark.peers;

import com.netflix.fenzo.ConstraintEvaluator;
import com.netflix.fenzo.SchedulingResult;
import com.netflix.fenzo.TaskRequest;
import com.netflix.fenzo.TaskScheduler;
import com.netflix.fenzo.TaskTrackerState;
import com.netflix.fenzo.VMAssignmentResult;
import com.netflix.fenzo.VirtualMachineCurrentState;
import com.netflix.fenzo.VirtualMachineLease;
import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DrawnJob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Netflix Fenzo: a slot is a processor core of a machine, and all else that a job asks is one hard constraint. */
final class FenzoPeer implements Peer {

    private static final long NEVER_SECONDS = 1L << 30;

    private final Map<String, NodeLease> leases;
    private final TaskScheduler scheduler;
    private List<VirtualMachineLease> offered;

    FenzoPeer(BenchmarkWorld world) {
        SplittableRandom random = new SplittableRandom(1);
        this.leases = world.nodes().stream()
                .map(node -> new NodeLease(node, world.slots() - world.busySlots(random)))
                .filter(lease -> lease.cpuCores() > 0)
                .collect(Collectors.toMap(NodeLease::hostname, lease -> lease));
        this.offered = List.copyOf(leases.values());
        this.scheduler = new TaskScheduler.Builder()
                .withLeaseRejectAction(lease -> {})
                .withLeaseOfferExpirySecs(NEVER_SECONDS)
                .disableShortfallEvaluation()
                .build();
    }

    /** Asks all that a job asks but a free slot. */
    private static final class JobConstraint implements ConstraintEvaluator {
        private final Map<String, NodeLease> leases;
        private final DrawnJob job;

        JobConstraint(Map<String, NodeLease> leases, DrawnJob job) {
            this.leases = leases;
            this.job = job;
        }

        @Override
        public String getName() {
            return "job";
        }

        @Override
        public Result evaluate(TaskRequest task, VirtualMachineCurrentState machine, TaskTrackerState tracker) {
            boolean met = leases.get(machine.getHostname()).node().meets(job.demand());
            return new Result(met, met ? "" : "not what the job asks");
        }
    }

    @Override
    public String choose(DrawnJob job) {
        TaskRequest task = new JobTask(job, new JobConstraint(leases, job));
        SchedulingResult result = scheduler.scheduleOnce(List.of(task), offered);
        Optional<VMAssignmentResult> assigned =
                result.getResultMap().values().stream().findFirst();
        // The machine is offered anew with the next job, as if this one had been served meanwhile.
        offered = assigned.map(machine -> List.<VirtualMachineLease>of(
                        leases.get(machine.getHostname()).renewed()))
                .orElse(List.of());
        return assigned.map(VMAssignmentResult::getHostname).orElse("");
    }

    @Override
    public void close() {
        scheduler.shutdown();
    }
}
