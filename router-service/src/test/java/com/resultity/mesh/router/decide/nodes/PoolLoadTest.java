package com.resultity.mesh.router.decide.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolLoadTest {

    @ParameterizedTest
    @CsvSource({"0,0", "0,255", "3,5", "31,0", "31,255", "32,0", "0,256", "32,256", "-1,0", "1,-16", "100000,1600000"})
    void shouldBeOfWhatWasAskedFor(int nodes, int freeSlots) {
        assertEquals(new PoolLoad(nodes, freeSlots), PoolLoad.of(nodes, freeSlots));
    }

    @Test
    void shouldBeTheSameObjectForAllPoolsThatHaveAsLittle() {
        assertSame(PoolLoad.of(31, 255), PoolLoad.of(30, 250).plus(PoolLoad.of(1, 5)));
        assertNotSame(PoolLoad.of(31, 256), PoolLoad.of(31, 256));
    }

    @Test
    void shouldAddUp() {
        assertEquals(new PoolLoad(3, 5), PoolLoad.of(4, 8).plus(PoolLoad.of(-1, -3)));
    }
}
