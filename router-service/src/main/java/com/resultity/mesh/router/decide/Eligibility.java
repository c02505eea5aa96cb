package com.resultity.mesh.router.decide;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stages of one decision in one cell, as the set of nodes that pass each. This class is the list of rules; the order of
 * {@link Stage} is the order of the funnel.
 */
final class Eligibility {

    private final Map<Stage, NodeSet> passing = new EnumMap<>(Stage.class);
    private final int nodes;

    private Eligibility(int nodes) {
        this.nodes = nodes;
    }

    static Eligibility of(Job job, Optional<SubcloudPolicy> policy, String cellName, CellNodes cell) {
        Eligibility rules = new Eligibility(cell.count());
        rules.passing.put(Stage.POOL, policy.map(p -> cell.members(p.id())).orElse(cell.global()));
        rules.passing.put(Stage.MODEL, model(job, policy, cell));
        rules.passing.put(
                Stage.JURISDICTION, mayLookIn(cellName, job, policy) ? jurisdiction(job, policy, cell) : new NodeSet());
        rules.passing.put(
                Stage.TRUST,
                cell.trustedAtLeast(Math.max(
                        job.minimumTrustLevel(),
                        policy.map(SubcloudPolicy::minimumTrustLevel).orElse(0))));
        rules.passing.put(Stage.HARDWARE, policy.map(cell::withHardwareFor).orElse(cell.all()));
        rules.passing.put(Stage.STANDING, cell.goodStanding());
        rules.passing.put(Stage.ALIVE, cell.alive());
        rules.passing.put(Stage.FREE_SLOT, cell.free());
        return rules;
    }

    private static NodeSet model(Job job, Optional<SubcloudPolicy> policy, CellNodes cell) {
        boolean allowed = policy.map(p -> p.allowsModel(job.model())).orElse(true);
        return allowed ? cell.withModel(job.model()) : new NodeSet();
    }

    /** Asked again here, because the policy may have changed since the token was sent or the job began to wait. */
    private static boolean mayLookIn(String cell, Job job, Optional<SubcloudPolicy> policy) {
        return job.stepOf(cell)
                .filter(step -> policy.map(p -> p.allowsZone(step.zone(), job)).orElse(true))
                .isPresent();
    }

    /** Country of the job ∩ countries of the Subcloud ∩ zones of the Subcloud: each only ever narrows. */
    private static NodeSet jurisdiction(Job job, Optional<SubcloudPolicy> policy, CellNodes cell) {
        NodeSet allowed = cell.all().copy();
        job.countries().ifPresent(countries -> allowed.retain(cell.inCountries(countries)));
        policy.ifPresent(p -> {
            if (!p.countries().isEmpty()) {
                allowed.retain(cell.inCountries(p.countries()));
            }
            if (!p.zones().isEmpty()) {
                NodeSet zones = new NodeSet();
                p.zones().forEach(zone -> zones.add(cell.inZone(zone)));
                allowed.retain(zones);
            }
        });
        return allowed;
    }

    /** The nodes that pass every stage. */
    NodeSet eligible() {
        return passingAllBut(null);
    }

    /** What the cell found, with near misses where no node passed every stage. */
    CellVisit visit(String cell, Rung rung) {
        List<StageCount> funnel = new ArrayList<>();
        NodeSet left = null;
        for (Map.Entry<Stage, NodeSet> stage : passing.entrySet()) {
            left = left == null ? stage.getValue().copy() : left.retain(stage.getValue());
            funnel.add(new StageCount(stage.getKey(), left.size()));
        }
        boolean found = left != null && !left.isEmpty();
        return new CellVisit(cell, rung, nodes, funnel, found ? List.of() : nearMisses());
    }

    private List<StageCount> nearMisses() {
        List<StageCount> nearMisses = new ArrayList<>();
        for (Stage stage : passing.keySet()) {
            int missed = passingAllBut(stage).remove(passing.get(stage)).size();
            if (missed > 0) {
                nearMisses.add(new StageCount(stage, missed));
            }
        }
        return nearMisses;
    }

    private NodeSet passingAllBut(Stage relaxed) {
        NodeSet left = null;
        for (Map.Entry<Stage, NodeSet> stage : passing.entrySet()) {
            if (stage.getKey() != relaxed) {
                left = left == null ? stage.getValue().copy() : left.retain(stage.getValue());
            }
        }
        return left;
    }
}
