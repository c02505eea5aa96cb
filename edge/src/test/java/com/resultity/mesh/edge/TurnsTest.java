package com.resultity.mesh.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(2, "busy");

    @Test
    void shouldAnswerSoManyAtATimeAndNoMore() {
        int answer = turns.answer(() -> turns.answer(() -> {
            assertEquals(
                    "busy",
                    assertThrows(UnavailableException.class, () -> turns.answer(() -> 3))
                            .getMessage());
            return 2;
        }));
        assertEquals(2, answer);
    }

    @Test
    void shouldGiveTheTurnOfAQuestionThatFailedToTheNext() {
        for (int question = 0; question < 3; question++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> turns.answer(() -> {
                        throw new IllegalStateException("no answer");
                    }));
        }
        assertEquals(1, turns.answer(() -> 1));
    }
}
