package com.resultity.mesh.router.decide.nodes;

import com.resultity.mesh.router.decide.policy.HardwareTerms;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** What is worked out from a cell's sets when first asked for, and kept true as nodes change. */
final class DerivedSets {

    /** Far more than the lists in use; a bound, because jobs may list countries as they please. */
    private static final int MOST_KEPT = 16_384;

    /** 16 MiB at the most: of a cell with many nodes a set is large, and fewer are kept. */
    static final int MOST_WORDS = 1 << 21;

    /** With more of a kind, to work out anew what is asked for again costs less than to look at each when a node changes. */
    static final int MOST_KEPT_TRUE = 1_024;

    /** What a name of a list takes, with what it lies in. */
    private static final int WORDS_OF_A_NAME = 7;

    private final Map<List<String>, NodeSet> byCountries = new HashMap<>();
    private final Map<List<String>, NodeSet> byModels = new HashMap<>();
    private final Map<HardwareTerms, NodeSet> byHardware = new HashMap<>();
    private long words;

    /** Words of memory that all of it takes. */
    long words() {
        return words;
    }

    void clear() {
        words = 0;
        byCountries.clear();
        byModels.clear();
        byHardware.clear();
    }

    /**
     * Must follow every change of a node, and comes to nothing where it changes in none of what is kept here.
     *
     * @param before what was known of the node; null: it was not here
     * @param now what is known of it now; null: it has gone
     * @param models its models that jobs may ask for now
     */
    void changed(int number, NodeFacts before, NodeFacts now, Set<String> models) {
        boolean stays = before != null && now != null;
        if (!stays || !before.hardware().equals(now.hardware())) {
            update(byHardware, number, terms -> now != null && now.meets(terms));
        }
        if (!stays || !before.location().equals(now.location())) {
            String country = now == null || now.location().disputed()
                    ? null
                    : now.location().country();
            update(byCountries, number, countries -> country != null && countries.contains(country));
        }
        if (!stays || !before.models().equals(now.models())) {
            update(byModels, number, names -> names.stream().anyMatch(models::contains));
        }
    }

    private <K> void update(Map<K, NodeSet> kept, int number, Predicate<K> holds) {
        if (kept.size() > MOST_KEPT_TRUE) {
            clear();
            return;
        }
        kept.forEach((key, set) -> {
            words -= set.words();
            set.set(number, holds.test(key));
            words += set.words();
        });
    }

    NodeSet inCountries(List<String> countries, Map<String, NodeSet> inCountry) {
        return union(byCountries, countries, inCountry);
    }

    NodeSet withAnyModel(List<String> models, Map<String, NodeSet> withModel) {
        return union(byModels, models, withModel);
    }

    private NodeSet union(Map<List<String>, NodeSet> kept, List<String> names, Map<String, NodeSet> sets) {
        NodeSet known = kept.get(names);
        if (known != null) {
            return known;
        }
        NodeSet union = new NodeSet();
        for (String name : names) {
            NodeSet named = sets.get(name);
            if (named != null) {
                union.add(named);
            }
        }
        return keep(kept, names, union, names.size() * WORDS_OF_A_NAME);
    }

    NodeSet withHardware(HardwareTerms terms, BitSet numbers, IntFunction<NodeFacts> facts) {
        NodeSet known = byHardware.get(terms);
        if (known != null) {
            return known;
        }
        NodeSet nodes = new NodeSet();
        for (int number = numbers.nextSetBit(0); number >= 0; number = numbers.nextSetBit(number + 1)) {
            nodes.set(number, facts.apply(number).meets(terms));
        }
        return keep(byHardware, terms, nodes, terms.gpuClasses().size() * WORDS_OF_A_NAME);
    }

    private <K> NodeSet keep(Map<K, NodeSet> kept, K key, NodeSet set, int wordsOfKey) {
        int more = set.words() + wordsOfKey;
        if (kept.size() >= MOST_KEPT || words + more > MOST_WORDS) {
            clear();
        }
        kept.put(key, set);
        words += more;
        return set;
    }
}
