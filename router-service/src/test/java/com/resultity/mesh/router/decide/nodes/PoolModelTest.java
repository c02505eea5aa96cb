package com.resultity.mesh.router.decide.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoolModelTest {

    @Test
    void shouldBeTheSameObjectForAllThatSpeakOfIt() {
        PoolModel pool = new PoolModel(Optional.of(copy("acme")), copy("llama"));
        PoolModel shared = pool.shared();

        assertEquals(pool, shared);
        assertSame(shared, new PoolModel(Optional.of(copy("acme")), copy("llama")).shared());
        assertNotSame(shared, new PoolModel(Optional.empty(), "llama").shared());
    }

    /** Pools that are many have few names. */
    @Test
    void shouldShareItsNamesWithOtherPools() {
        PoolModel one = new PoolModel(Optional.of(copy("acme")), copy("llama")).shared();
        PoolModel other = new PoolModel(Optional.of(copy("acme")), copy("qwen")).shared();
        PoolModel third = new PoolModel(Optional.empty(), copy("llama")).shared();

        assertSame(one.subcloudId().orElseThrow(), other.subcloudId().orElseThrow());
        assertSame(one.model(), third.model());
    }

    /** Another object, as if it came with another record. */
    private static String copy(String name) {
        return new StringBuilder(name).toString();
    }
}
