package com.resultity.mesh.router.decide.eligibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.policy.Policies;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final int COUNTRIES = 249;
    private static final int QUESTIONS = 10_000;

    private final Policies policies = new Policies();
    private final Answers answers = new Answers(new CellNodes(policies, false), policies);

    /** Each asks for other countries than any before, and for nearly all that there are. */
    @Test
    void shouldKeepFewerAnswersToQuestionsThatListManyCountries() {
        for (int number = 0; number < QUESTIONS; number++) {
            int first = number;
            answers.candidates(question(IntStream.range(0, COUNTRIES)
                    .mapToObj(country -> (first + country) + "")
                    .toList()));
        }
        int most = Answers.MOST_WORDS / COUNTRIES;
        assertTrue(answers.size() < most / 2, () -> answers.size() + " are kept");
    }

    @Test
    void shouldKeepAnAnswerUntilAPolicyChanges() {
        answers.candidates(question(List.of("DE")));
        answers.candidates(question(List.of("DE")));
        answers.candidates(question(List.of("FR")));
        assertEquals(2, answers.size());
        policies.removeModel("any");
        answers.candidates(question(List.of("FR")));
        assertEquals(1, answers.size());
    }

    private static Question question(List<String> countries) {
        return new Question(Optional.empty(), List.of("model"), false, Optional.empty(), Optional.of(countries), 0);
    }
}
