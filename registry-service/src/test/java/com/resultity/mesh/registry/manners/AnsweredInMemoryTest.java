package com.resultity.mesh.registry.manners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.manners.AnsweredRequests.Answer;
import com.resultity.mesh.registry.manners.AnsweredRequests.Answered;
import com.resultity.mesh.registry.manners.AnsweredRequests.Fresh;
import com.resultity.mesh.registry.manners.AnsweredRequests.InProgress;
import com.resultity.mesh.registry.manners.AnsweredRequests.UsedOtherwise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnsweredInMemoryTest {

    private final TestingTime time = new TestingTime();
    private final AnsweredRequests answered = new AnsweredInMemory(time::currentTimeNanos);

    @Test
    void shouldKeepAnAnswerForADay() {
        answered.begin("key", "request");
        answered.answer("key", "request", answer(1));
        time.pass(Duration.ofHours(24).minusNanos(1));
        assertEquals(
                200,
                assertInstanceOf(Answered.class, answered.begin("key", "request"))
                        .answer()
                        .status());
        assertInstanceOf(UsedOtherwise.class, answered.begin("key", "another"));
        time.pass(Duration.ofNanos(1));
        assertInstanceOf(Fresh.class, answered.begin("key", "request"));
    }

    @Test
    void shouldNotHoldAKeyForARequestThatComesToNoAnswer() {
        assertInstanceOf(Fresh.class, answered.begin("key", "request"));
        time.pass(Duration.ofSeconds(59));
        assertInstanceOf(InProgress.class, answered.begin("key", "request"));
        time.pass(Duration.ofSeconds(1));
        assertInstanceOf(Fresh.class, answered.begin("key", "request"));
    }

    @Test
    void shouldForgetWhatCameToNothing() {
        answered.begin("key", "request");
        answered.forget("key");
        assertInstanceOf(Fresh.class, answered.begin("key", "another"));
    }

    @Test
    void shouldForgetAnswersBeforeTheyTakeTooMuchMemory() {
        int megabytes = 6;
        for (int i = 0; i < megabytes; i++) {
            answered.begin("key-" + i, "request");
            answered.answer("key-" + i, "request", answer(1024 * 1024));
        }
        long kept = 0;
        for (int i = 0; i < megabytes; i++) {
            kept += answered.begin("key-" + i, "request") instanceof Answered ? 1 : 0;
        }
        assertTrue(kept > 0 && kept < 4, kept + " are kept");
    }

    private static Answer answer(int bytes) {
        return new Answer(200, Map.of("ETag", List.of("\"1\"")), new byte[bytes], false);
    }
}
