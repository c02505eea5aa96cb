package com.resultity.mesh.router.decide;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is worked out from a cell's sets when first asked for, and kept until a node or a policy changes. */
final class DerivedSets {

    /** Far more than the questions in use; a bound, because jobs may list countries as they please. */
    private static final int MOST_KEPT = 16_384;

    /** 32 MiB of sets at the most: of a question that many nodes answer, fewer are kept. */
    private static final int MOST_WORDS = 1 << 22;

    private final Map<Asked, Candidates> byQuestion = new HashMap<>();
    private final Map<List<String>, NodeSet> byCountries = new HashMap<>();
    private final Map<List<String>, NodeSet> byModels = new HashMap<>();
    private final Map<HardwareTerms, NodeSet> byHardware = new HashMap<>();
    private long generation;
    private long words;

    /** A question, with the pool by its name: whenever a policy changes, nothing of before is kept. */
    private record Asked(
            String pool, List<String> models, boolean closed, Optional<List<String>> countries, int trust) {

        static Asked of(Question question) {
            return new Asked(
                    question.pool().map(SubcloudPolicy::id).orElse(""),
                    question.models(),
                    question.closed(),
                    question.countries(),
                    question.minimumTrustLevel());
        }
    }

    void clear() {
        byQuestion.clear();
        words = 0;
        byCountries.clear();
        byModels.clear();
        byHardware.clear();
    }

    /**
     * @param policies generation of the policies that the question was made of
     */
    Candidates candidates(Question question, long policies, CellNodes nodes) {
        if (policies != generation || words > MOST_WORDS) {
            byQuestion.clear();
            generation = policies;
            words = 0;
        }
        Asked asked = Asked.of(question);
        Candidates known = byQuestion.get(asked);
        if (known == null) {
            known = keep(byQuestion, asked, new Candidates(question, nodes, more -> words += more));
        }
        return known;
    }

    NodeSet inCountries(List<String> countries, Map<String, NodeSet> inCountry) {
        return union(byCountries, countries, inCountry);
    }

    NodeSet withAnyModel(List<String> models, Map<String, NodeSet> withModel) {
        return union(byModels, models, withModel);
    }

    private static NodeSet union(Map<List<String>, NodeSet> kept, List<String> names, Map<String, NodeSet> sets) {
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
        return keep(kept, names, union);
    }

    NodeSet withHardware(HardwareTerms terms, Collection<Integer> numbers, Function<Integer, NodeFacts> facts) {
        NodeSet known = byHardware.get(terms);
        if (known != null) {
            return known;
        }
        NodeSet nodes = new NodeSet();
        for (int number : numbers) {
            nodes.set(number, terms.allow(facts.apply(number)));
        }
        return keep(byHardware, terms, nodes);
    }

    private static <K, V> V keep(Map<K, V> kept, K key, V value) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(key, value);
        return value;
    }
}
