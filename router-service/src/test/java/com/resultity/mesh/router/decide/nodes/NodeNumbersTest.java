package com.resultity.mesh.router.decide.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Held against {@link BitSet}, with few members of many numbers, many of few, and all between. */
class NodeNumbersTest {

    private static final int ROUNDS = 500;

    @Test
    void shouldHoldWhatWasPutInAndNotTakenOut() {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            NodeNumbers numbers = new NodeNumbers();
            BitSet expected = new BitSet();
            int bound = 1 + random.nextInt(1 << (1 + random.nextInt(14)));
            int joining = 1 + random.nextInt(9);
            for (int change = random.nextInt(400); change > 0; change--) {
                int number = random.nextInt(bound);
                boolean member = random.nextInt(10) < joining;
                numbers.set(number, member);
                expected.set(number, member);
            }

            assertEquals(expected.isEmpty(), numbers.isEmpty(), "seed " + seed);
            assertArrayEquals(
                    expected.stream().toArray(), numbers.toSet().toArray(expected.cardinality()), "seed " + seed);
            assertEquals(expected.cardinality(), numbers.toSet().size(), "seed " + seed);
        }
    }
}
