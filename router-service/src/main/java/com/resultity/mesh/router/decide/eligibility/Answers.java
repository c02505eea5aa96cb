package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The answers to what was asked of a cell's nodes, each worked out once and kept until a node or a policy changes. */
public final class Answers {

    /** Far more than the questions in use; a bound, because jobs may list countries as they please. */
    private static final int MOST_KEPT = 16_384;

    /** 32 MiB at the most: of questions that many nodes answer, or that list many countries, fewer are kept. */
    static final int MOST_WORDS = 1 << 22;

    /** What a name of a list takes, with what it lies in. */
    private static final int WORDS_OF_A_NAME = 7;

    private final CellNodes nodes;
    private final Policies policies;
    private final Map<Asked, Candidates> byQuestion = new HashMap<>();

    /** What the questions that are kept speak of, each once: to compare one with another then looks at what is at hand. */
    private final Map<Object, Object> parts = new HashMap<>();

    private final Eligible eligible = new Eligible();
    private long nodeGeneration;
    private long policyGeneration;
    private long words;

    /** A question, with the pool by its name: whenever a policy changes, nothing of before is kept. */
    private record Asked(
            String pool,
            List<String> models,
            boolean closed,
            Optional<String> zone,
            Optional<List<String>> countries,
            int trust) {

        static Asked of(Question question) {
            return new Asked(
                    question.pool().map(SubcloudPolicy::id).orElse(""),
                    question.models(),
                    question.closed(),
                    question.zone(),
                    question.countries(),
                    question.minimumTrustLevel());
        }

        /** Words of memory that its lists take where nobody shares them. */
        int words() {
            return WORDS_OF_A_NAME * (models.size() + countries.map(List::size).orElse(0));
        }

        Asked madeOf(UnaryOperator<Object> shared) {
            @SuppressWarnings("unchecked") // equal to what is given
            List<String> sharedModels = (List<String>) shared.apply(models);
            @SuppressWarnings("unchecked") // equal to what is given
            Optional<List<String>> sharedCountries = (Optional<List<String>>) shared.apply(countries);
            return new Asked((String) shared.apply(pool), sharedModels, closed, zone, sharedCountries, trust);
        }
    }

    /**
     * @param nodes who is asked
     * @param policies what questions are made of
     */
    public Answers(CellNodes nodes, Policies policies) {
        this.nodes = nodes;
        this.policies = policies;
    }

    /** The answer to a question at this moment; good until the next question. */
    public Eligibility to(Question question) {
        return new Eligibility(nodes, candidates(question), eligible);
    }

    /** The answer to a question but for the free slots. */
    public Candidates candidates(Question question) {
        if (words > MOST_WORDS || policyGeneration != policies.generation() || nodeGeneration != nodes.generation()) {
            forget();
        }
        Asked asked = Asked.of(question);
        Candidates known = byQuestion.get(asked);
        if (known == null) {
            if (byQuestion.size() >= MOST_KEPT) {
                forget();
            }
            known = new Candidates(question, nodes, more -> words += more);
            words += asked.words();
            byQuestion.put(asked.madeOf(part -> parts.computeIfAbsent(part, one -> one)), known);
        }
        return known;
    }

    /** How many answers are kept. */
    int size() {
        return byQuestion.size();
    }

    private void forget() {
        byQuestion.clear();
        parts.clear();
        words = 0;
        policyGeneration = policies.generation();
        nodeGeneration = nodes.generation();
    }
}
