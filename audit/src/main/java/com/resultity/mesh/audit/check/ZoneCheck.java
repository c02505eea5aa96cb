package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Demand;
import com.resultity.mesh.audit.evidence.Demand.ZoneRule;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.NodeRecords.Location;
import com.resultity.mesh.audit.evidence.PolicyRecords.Terms;
import com.resultity.mesh.audit.report.BreachKind;
import java.util.Optional;

/**
 * A job that requires its zone stays in it, one whose Subcloud keeps to the home zone does so too, and one of a Subcloud with
 * zones of its own stays in those. Where the job's zone is off it takes any zone alike, and has no home zone to keep to.
 */
final class ZoneCheck implements AssignmentCheck {

    @Override
    public void examine(AssignedJob assigned, Evidence evidence, Findings findings) {
        Optional<Location> location = NodePlaces.of(assigned.assignment(), evidence);
        if (location.isEmpty()) {
            // Counted where its country is judged.
            return;
        }
        String zone = location.get().zone();
        if (!zone.equals(assigned.assignment().zone())) {
            findings.breach(
                    BreachKind.ZONE,
                    assigned.decision(),
                    "it says that the node is in " + assigned.assignment().zone() + ", and its location says " + zone);
            return;
        }
        if (assigned.located().isPresent() && keepsHome(assigned)) {
            String home = assigned.located().get().zone();
            if (!zone.equals(home)) {
                findings.breach(
                        BreachKind.ZONE,
                        assigned.decision(),
                        "it must not leave " + home + ", and the node is in " + zone);
            } else if (!location.get().undisputed()) {
                findings.breach(
                        BreachKind.ZONE,
                        assigned.decision(),
                        "it must not leave " + home + ", and the node's location is disputed");
            }
        }
        boolean allowed = assigned.terms()
                .map(terms -> terms.zones().isEmpty()
                        || (location.get().undisputed() && terms.zones().contains(zone)))
                .orElse(true);
        if (!allowed) {
            findings.breach(
                    BreachKind.ZONE,
                    assigned.decision(),
                    "its Subcloud has no nodes in " + zone + ", or of disputed location, and this is one");
        }
    }

    private static boolean keepsHome(AssignedJob assigned) {
        Demand label = assigned.located().orElseThrow().demand();
        if (label.zoneRule() == ZoneRule.ANY) {
            return false;
        }
        return label.zoneRule() == ZoneRule.BOUND
                || !assigned.terms().map(Terms::mayLeaveHomeZone).orElse(true);
    }
}
