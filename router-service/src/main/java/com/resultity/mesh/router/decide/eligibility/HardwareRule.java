package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeSet;
import com.resultity.mesh.router.decide.policy.HardwareTerms;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import java.util.ArrayList;
import java.util.List;

/** Of a GPU model, with memory, and verified, as the Subcloud demands. */
final class HardwareRule implements Rule {

    @Override
    public Stage stage() {
        return Stage.HARDWARE;
    }

    @Override
    public NodeSet passing(Question question, CellNodes nodes) {
        return question.pool()
                .map(SubcloudPolicy::hardware)
                .filter(terms -> !terms.equals(HardwareTerms.NONE))
                .map(nodes::withHardware)
                .orElseGet(nodes::all);
    }

    @Override
    public boolean passes(Question question, NodeFacts node, int busy) {
        return question.pool().map(pool -> node.meets(pool.hardware())).orElse(true);
    }

    @Override
    public String failure(Question question, NodeFacts node, int busy) {
        HardwareTerms terms = question.pool().map(SubcloudPolicy::hardware).orElse(HardwareTerms.NONE);
        List<String> lacks = new ArrayList<>();
        if (!terms.gpuClasses().isEmpty()
                && !terms.gpuClasses().contains(node.hardware().gpuClass())) {
            lacks.add("a GPU of the classes demanded (it has " + node.hardware().gpuClass() + ")");
        }
        if (node.hardware().gpuMemoryMebibytes() < terms.minimumGpuMemoryMebibytes()) {
            lacks.add(terms.minimumGpuMemoryMebibytes() + " MiB of GPU memory (it has "
                    + node.hardware().gpuMemoryMebibytes() + ")");
        }
        if (terms.verified() && !node.hardware().verified()) {
            lacks.add("verified hardware");
        }
        return "lacks " + String.join(" and ", lacks);
    }
}
