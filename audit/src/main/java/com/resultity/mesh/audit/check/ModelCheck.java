package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Demand;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.ModelDemand;
import com.resultity.mesh.audit.evidence.ModelTerms;
import com.resultity.mesh.audit.evidence.PolicyRecords.Terms;
import com.resultity.mesh.audit.evidence.Versions;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.PolicyKey.Table;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job gets the model that it named, or one that can do what it asked for; what its Subcloud demands of models as well; a
 * private one only in the Subcloud that it is private to; and from a node that has it.
 */
final class ModelCheck implements AssignmentCheck {

    @Override
    public void examine(AssignedJob assigned, Evidence evidence, Findings findings) {
        Decision decision = assigned.decision();
        String model = decision.admission().model();
        boolean another = assigned.demands().stream()
                .map(Demand::model)
                .anyMatch(named -> !named.isEmpty() && !named.equals(model));
        if (another || model.isEmpty()) {
            findings.breach(BreachKind.MODEL, decision, "it is decided for another model than asked");
            return;
        }
        loaded(decision, model, evidence, findings);
        catalogued(assigned, model, evidence, findings);
    }

    private static void loaded(Decision decision, String model, Evidence evidence, Findings findings) {
        boolean lacks = decision.readOf(TopicCatalogue.NODE_STATES)
                .flatMap(read -> evidence.nodeChanges().last(decision.cell(), decision.nodeId(), read))
                .filter(told -> !told.models().contains(model))
                .isPresent();
        if (lacks) {
            findings.breach(BreachKind.MODEL, decision, "the node did not have " + model);
        }
    }

    private static void catalogued(AssignedJob assigned, String model, Evidence evidence, Findings findings) {
        Decision decision = assigned.decision();
        long version = decision.admission().modelVersion();
        Versions<ModelTerms> models = evidence.policies().models();
        Optional<ModelTerms> terms = models.find(model, version);
        if (terms.isPresent()) {
            meets(assigned, terms.get(), findings);
        } else if (version == 0) {
            unknown(assigned, model, evidence, findings);
        } else if (models.mayBeCompacted(model, version)) {
            findings.unverifiable(BreachKind.MODEL);
        } else {
            findings.breach(
                    BreachKind.MODEL,
                    decision,
                    "it rests on version " + version + " of " + model + ", which was never written");
        }
    }

    private static void unknown(AssignedJob assigned, String model, Evidence evidence, Findings findings) {
        Decision decision = assigned.decision();
        if (evidence.policyReads().surelyKnown(new PolicyKey(Table.MODEL, model), decision)) {
            findings.breach(BreachKind.MODEL, decision, "it rests on no model, and its cell knew of " + model);
        } else if (demands(assigned).stream().anyMatch(demand -> !demand.equals(ModelDemand.NONE))
                || assigned.demands().stream().anyMatch(demand -> demand.model().isEmpty())) {
            findings.breach(BreachKind.MODEL, decision, "something is demanded of its model, which was unknown");
        }
    }

    private static void meets(AssignedJob assigned, ModelTerms model, Findings findings) {
        Decision decision = assigned.decision();
        if (model.privateTo().isPresent() && !model.privateTo().equals(decision.subcloudId())) {
            findings.breach(
                    BreachKind.MODEL,
                    decision,
                    "its model is private to " + model.privateTo().get());
        }
        demands(assigned).stream()
                .filter(demand -> !demand.metBy(model))
                .findFirst()
                .ifPresent(unmet -> findings.breach(BreachKind.MODEL, decision, "its model does not meet " + unmet));
    }

    private static List<ModelDemand> demands(AssignedJob assigned) {
        List<ModelDemand> demands = new ArrayList<>(
                assigned.demands().stream().map(Demand::capability).toList());
        assigned.terms().map(Terms::model).ifPresent(demands::add);
        return demands;
    }
}
