package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobTimeTest {

    private static final int MANY = 20_000;
    private static final long SEED = 20_260_101;
    private static final int VERSION = 7;

    @Test
    void shouldReadTheTimeInsideAnId() {
        assertEquals(OptionalLong.of(NOW), JobTime.of(jobId(NOW, 5)));
        assertEquals(OptionalLong.of((1L << 48) - 1), JobTime.of("ffffffff-ffff-7fff-ffff-ffffffffffff"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "019b76da-a800-4000-8000-000000000001",
                "019B76DA-A800-7000-8000-000000000001",
                "019b76da-a800-7000-8000-00000000001",
                "019b76da-a800-7000-8000-0000000000011",
                "019b76daa-800-7000-8000-000000000001",
                "019b76da-a800-7000-8000-00000000000g",
                " 19b76da-a800-7000-8000-000000000001",
                "019b76da+a800-7000-8000-000000000001"
            })
    void shouldReadNothingFromWhatIsNoId(String text) {
        assertEquals(OptionalLong.empty(), JobTime.of(text));
    }

    /** The JDK's own parser as the peer. */
    @Test
    void shouldReadWhatTheJdkReads() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int time = 0; time < MANY; time++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            OptionalLong expected = id.version() == VERSION
                    ? OptionalLong.of(id.getMostSignificantBits() >>> Short.SIZE)
                    : OptionalLong.empty();
            assertEquals(expected, JobTime.of(id.toString()), () -> "seed " + SEED + ": " + id);
        }
    }
}
