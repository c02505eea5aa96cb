package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.NodeRecords.Enrolment;
import com.resultity.mesh.audit.evidence.PolicyRecords.HardwareDemand;
import com.resultity.mesh.audit.evidence.PolicyRecords.Terms;
import com.resultity.mesh.audit.report.BreachKind;
import java.util.Optional;

/** A node has the hardware that the job's Subcloud demands, by the enrolment that the decision says it rests on. */
final class HardwareCheck implements AssignmentCheck {

    @Override
    public void examine(AssignedJob assigned, Evidence evidence, Findings findings) {
        Assignment assignment = assigned.assignment();
        Optional<HardwareDemand> demanded = assigned.terms().map(Terms::hardware);
        if (demanded.isEmpty()) {
            return;
        }
        // One that was never written is counted where its slots are judged.
        evidence.nodes()
                .enrolments()
                .find(assignment.nodeId(), assignment.nodeVersion())
                .flatMap(node -> lacks(demanded.get(), node))
                .ifPresent(detail -> findings.breach(BreachKind.HARDWARE, assigned.decision(), detail));
    }

    private static Optional<String> lacks(HardwareDemand demanded, Enrolment node) {
        if (demanded.verified() && !node.verifiedHardware()) {
            return Optional.of("it demands verified hardware, and the node's is not");
        }
        if (!demanded.gpuClasses().isEmpty() && !demanded.gpuClasses().contains(node.gpuClass())) {
            return Optional.of("the node has a " + node.gpuClass() + ", and its Subcloud takes none");
        }
        return node.gpuMemoryMebibytes() < demanded.minimumGpuMemoryMebibytes()
                ? Optional.of("it demands " + demanded.minimumGpuMemoryMebibytes() + " MiB, and the node has "
                        + node.gpuMemoryMebibytes())
                : Optional.empty();
    }
}
