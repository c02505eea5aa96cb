package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedValuesTest {

    private final SharedValues shared = new SharedValues();

    @Test
    void shouldGiveTheSameObjectForEqualNamesAndSets() {
        assertSame(shared.of(copy("eu-west")), shared.of(copy("eu-west")));
        assertSame(shared.of(Set.of(copy("one"), "two")), shared.of(Set.of("two", copy("one"))));
        assertEquals(Set.of("one", "two"), shared.of(Set.of("one", "two")));
    }

    @Test
    void shouldNotKeepWhatANodeMakesUpWithEachHeartbeat() {
        IntStream.range(0, 20_000).forEach(number -> shared.of(Set.of("model-" + number)));

        assertTrue(shared.size() <= 4_096, () -> shared.size() + " are kept");
    }

    @Test
    void shouldNotKeepWhatIsLong() {
        Set<String> many =
                IntStream.range(0, 256).mapToObj(number -> "model-" + number).collect(Collectors.toSet());
        String name = "x".repeat(65);

        assertSame(many, shared.of(many));
        assertSame(name, shared.of(name));
        assertNotSame(shared.of(Set.of(copy(name))), shared.of(Set.of(copy(name))));
        assertEquals(0, shared.size());
    }

    /** Another object, as if it came with another record. */
    private static String copy(String name) {
        return new StringBuilder(name).toString();
    }
}
