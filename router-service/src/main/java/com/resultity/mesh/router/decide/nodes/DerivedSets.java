package com.resultity.mesh.router.decide.nodes;

import com.resultity.mesh.router.decide.policy.HardwareTerms;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** What is worked out from a cell's sets when first asked for, and kept until a node changes. */
final class DerivedSets {

    /** Far more than the lists in use; a bound, because jobs may list countries as they please. */
    private static final int MOST_KEPT = 16_384;

    /** 16 MiB at the most: of a cell with many nodes a set is large, and fewer are kept. */
    static final int MOST_WORDS = 1 << 21;

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
