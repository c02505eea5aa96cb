package com.resultity.mesh.router.decide;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets that are worked out from others when first asked for, and kept until a node changes. */
final class DerivedSets {

    /** Far more than the jurisdictions in use; a bound, because jobs may list countries as they please. */
    private static final int MOST_COUNTRY_LISTS = 1024;

    private final Map<List<String>, NodeSet> byCountries = new HashMap<>();
    private final Map<String, HardwareSet> byPolicy = new HashMap<>();

    private record HardwareSet(SubcloudPolicy policy, NodeSet nodes) {}

    void clear() {
        byCountries.clear();
        byPolicy.clear();
    }

    NodeSet inCountries(List<String> countries, Map<String, NodeSet> inCountry) {
        if (byCountries.size() >= MOST_COUNTRY_LISTS) {
            byCountries.clear();
        }
        return byCountries.computeIfAbsent(countries, wanted -> {
            NodeSet union = new NodeSet();
            for (String country : wanted) {
                NodeSet there = inCountry.get(country);
                if (there != null) {
                    union.add(there);
                }
            }
            return union;
        });
    }

    NodeSet withHardwareFor(SubcloudPolicy policy, Collection<Integer> numbers, List<NodeFacts> facts) {
        HardwareSet known = byPolicy.get(policy.id());
        // By the whole policy: a Subcloud that was removed and made anew counts its versions from 1 again.
        if (known != null && known.policy().equals(policy)) {
            return known.nodes();
        }
        NodeSet nodes = new NodeSet();
        for (int number : numbers) {
            if (policy.allowsHardwareOf(facts.get(number))) {
                nodes.set(number, true);
            }
        }
        byPolicy.put(policy.id(), new HardwareSet(policy, nodes));
        return nodes;
    }
}
