package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeSet;
import com.resultity.mesh.router.decide.policy.GeoTerms;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import java.util.ArrayList;
import java.util.List;

/** In a country and a zone that the job and its Subcloud allow, on undisputed evidence. Each only ever narrows. */
final class JurisdictionRule implements Rule {

    @Override
    public Stage stage() {
        return Stage.JURISDICTION;
    }

    @Override
    public NodeSet passing(Question question, CellNodes nodes) {
        if (question.closed()) {
            return NodeSet.EMPTY;
        }
        List<NodeSet> limits = new ArrayList<>();
        question.zone().ifPresent(zone -> limits.add(nodes.inZone(zone)));
        question.countries().ifPresent(countries -> limits.add(nodes.inCountries(countries)));
        question.pool().map(SubcloudPolicy::geo).ifPresent(geo -> {
            if (!geo.countries().isEmpty()) {
                limits.add(nodes.inCountries(geo.countries()));
            }
            if (!geo.zones().isEmpty()) {
                NodeSet zones = new NodeSet();
                geo.zones().forEach(zone -> zones.add(nodes.inZone(zone)));
                limits.add(zones);
            }
        });
        NodeSet allowed = nodes.all().copy();
        limits.forEach(allowed::retain);
        return allowed;
    }

    @Override
    public boolean passes(Question question, NodeFacts node, int busy) {
        return !question.closed()
                && question.zone()
                        .map(zone -> !node.location().disputed()
                                && zone.equals(node.location().zone()))
                        .orElse(true)
                && question.countries().map(countries -> in(countries, node)).orElse(true)
                && question.pool().map(pool -> withinPool(pool.geo(), node)).orElse(true);
    }

    private static boolean withinPool(GeoTerms geo, NodeFacts node) {
        return (geo.countries().isEmpty() || in(geo.countries(), node))
                && (geo.zones().isEmpty()
                        || (!node.location().disputed()
                                && geo.zones().contains(node.location().zone())));
    }

    private static boolean in(List<String> countries, NodeFacts node) {
        return !node.location().disputed() && countries.contains(node.location().country());
    }

    @Override
    public String failure(Question question, NodeFacts node, int busy) {
        if (question.closed()) {
            return "is in zone " + node.location().zone() + ", which the job may not leave its home zone for";
        }
        return node.location().disputed()
                ? "is of disputed location, which satisfies no jurisdiction"
                : "is in " + node.location().country() + ", zone "
                        + node.location().zone() + ", outside what the job and its pool allow";
    }
}
