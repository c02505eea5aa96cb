package com.resultity.mesh.geo.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StableHashTest {

    private static final int NODES = 6_400;

    @Test
    void shouldGiveTheCheckValueOfTheStandard() {
        assertEquals(0xE3069283L, StableHash.of("123456789"));
    }

    @Test
    void shouldSpreadIdsThatAreCountedUp() {
        for (int choices = 2; choices <= 64; choices++) {
            int[] taken = new int[choices];
            for (int number = 0; number < NODES; number++) {
                taken[StableHash.choose(StableHash.of("node-eu-%04d".formatted(number)), choices)]++;
            }
            for (int count : taken) {
                int fairShare = NODES / choices;
                assertTrue(
                        count > fairShare / 2 && count < fairShare * 2,
                        count + " of " + fairShare + " with " + choices + " choices");
            }
        }
    }
}
