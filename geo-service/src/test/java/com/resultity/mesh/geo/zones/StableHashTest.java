package com.resultity.mesh.geo.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StableHashTest {

    private static final int NODES = 6_400;

    @Test
    void shouldGiveTheCheckValueOfTheStandard() {
        assertEquals(0xE3069283L, StableHash.of("123456789"));
    }

    @Test
    void shouldSpreadIdsThatAreCountedUp() {
        long[] hashes = IntStream.range(0, NODES)
                .mapToLong(number -> StableHash.of("node-eu-%04d".formatted(number)))
                .toArray();
        for (int choices = 2; choices <= 64; choices++) {
            int[] taken = new int[choices];
            for (long hash : hashes) {
                taken[StableHash.choose(hash, choices)]++;
            }
            int fairShare = NODES / choices;
            for (int count : taken) {
                assertTrue(
                        count > fairShare / 2 && count < fairShare * 2,
                        count + " of " + fairShare + " with " + choices + " choices");
            }
        }
    }
}
