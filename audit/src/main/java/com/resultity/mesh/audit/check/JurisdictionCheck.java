package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.CountryLimit;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Demand;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.NodeRecords.Location;
import com.resultity.mesh.audit.evidence.PolicyRecords.Terms;
import com.resultity.mesh.audit.report.BreachKind;
import java.util.Optional;

/**
 * A job never leaves the countries that it, or its Subcloud, must not leave (promise 2), by the location that the decision
 * says it rests on. A disputed location satisfies no limit.
 */
final class JurisdictionCheck implements AssignmentCheck {

    @Override
    public void examine(AssignedJob assigned, Evidence evidence, Findings findings) {
        Decision decision = assigned.decision();
        Assignment assignment = assigned.assignment();
        Optional<Location> location = NodePlaces.of(assignment, evidence);
        if (location.isEmpty()) {
            unknown(decision, assignment, evidence, findings);
            return;
        }
        String country = location.get().country();
        if (!country.equals(assignment.country())) {
            findings.breach(
                    BreachKind.JURISDICTION,
                    decision,
                    "it says that the node is in " + assignment.country() + ", and its location says " + country);
            return;
        }
        CountryLimit limit = limit(assigned);
        if (!limit.allows(country)) {
            findings.breach(
                    BreachKind.JURISDICTION, decision, "the node is in " + country + ", and allowed is " + limit);
        } else if (limit.limits() && !location.get().undisputed()) {
            findings.breach(
                    BreachKind.JURISDICTION, decision, "it must not leave " + limit + ", and the location is disputed");
        }
        if (assigned.demands().isEmpty()) {
            findings.unverifiable(BreachKind.JURISDICTION);
        }
    }

    private static CountryLimit limit(AssignedJob assigned) {
        CountryLimit ofJob =
                assigned.demands().stream().map(Demand::countries).reduce(CountryLimit.NONE, CountryLimit::and);
        return ofJob.and(assigned.terms().map(Terms::countries).orElse(CountryLimit.NONE));
    }

    private static void unknown(Decision decision, Assignment assignment, Evidence evidence, Findings findings) {
        if (NodePlaces.mayBeCompacted(assignment, evidence)) {
            findings.unverifiable(BreachKind.JURISDICTION);
        } else {
            findings.breach(
                    BreachKind.JURISDICTION, decision, "it rests on a location of the node that was never written");
        }
    }
}
