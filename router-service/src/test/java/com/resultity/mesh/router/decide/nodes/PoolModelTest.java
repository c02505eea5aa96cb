package com.resultity.mesh.router.decide.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolModelTest {

    @Test
    void shouldBeTheSameObjectForAllThatSpeakOfIt() {
        PoolModel pool = pool("acme", "llama").shared();

        assertEquals(pool("acme", "llama"), pool);
        assertSame(pool, pool("acme", "llama").shared());
        assertEquals(new PoolModel(Optional.empty(), "llama"), new PoolModel(Optional.empty(), "llama").shared());
    }

    @Test
    void shouldNotBeKeptIfItsNamesAreLong() {
        String name = "x".repeat(65);

        assertNotSame(pool("acme", name).shared(), pool("acme", name).shared());
        assertNotSame(pool(name, "llama").shared(), pool(name, "llama").shared());
    }

    @Test
    void shouldNotBeKeptWithoutEnd() {
        IntStream.range(0, 40_000)
                .forEach(number -> pool("acme", "model-" + number).shared());

        assertTrue(PoolModel.kept() <= 32_768, () -> PoolModel.kept() + " are kept");
    }

    private static PoolModel pool(String subcloud, String model) {
        return new PoolModel(Optional.of(subcloud), model);
    }
}
