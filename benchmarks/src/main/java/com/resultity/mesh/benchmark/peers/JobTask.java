package com.resultity.mesh.benchmark.peers;

import com.netflix.fenzo.ConstraintEvaluator;
import com.netflix.fenzo.TaskRequest;
import com.netflix.fenzo.VMTaskFitnessCalculator;
import com.resultity.mesh.benchmark.world.DrawnJob;
import java.util.List;
import java.util.Map;

/** A job as Fenzo knows it: it needs one core and meets one hard constraint. */
final class JobTask implements TaskRequest {

    private final DrawnJob job;
    private final ConstraintEvaluator constraint;
    private AssignedResources assigned;

    JobTask(DrawnJob job, ConstraintEvaluator constraint) {
        this.job = job;
        this.constraint = constraint;
    }

    @Override
    public String getId() {
        return job.id();
    }

    @Override
    public String taskGroupName() {
        return "";
    }

    @Override
    public double getCPUs() {
        return 1;
    }

    @Override
    public double getMemory() {
        return 0;
    }

    @Override
    public double getNetworkMbps() {
        return 0;
    }

    @Override
    public double getDisk() {
        return 0;
    }

    @Override
    public int getPorts() {
        return 0;
    }

    @Override
    public Map<String, Double> getScalarRequests() {
        return Map.of();
    }

    @Override
    public Map<String, NamedResourceSetRequest> getCustomNamedResources() {
        return Map.of();
    }

    @Override
    public List<ConstraintEvaluator> getHardConstraints() {
        return List.of(constraint);
    }

    @Override
    public List<VMTaskFitnessCalculator> getSoftConstraints() {
        return List.of();
    }

    @Override
    public void setAssignedResources(AssignedResources resources) {
        assigned = resources;
    }

    @Override
    public AssignedResources getAssignedResources() {
        return assigned;
    }
}
