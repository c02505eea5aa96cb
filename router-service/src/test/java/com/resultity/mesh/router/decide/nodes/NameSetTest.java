package com.resultity.mesh.router.decide.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Held against sets of the JDK, which it is to be equal to in both directions. */
class NameSetTest {

    @Test
    void shouldBeWhatASetOfTheSameNamesIs() {
        for (int size = 0; size < 20; size++) {
            List<String> names = new ArrayList<>(IntStream.range(0, size)
                    .mapToObj(number -> "name-" + number)
                    .toList());
            Set<String> expected = new HashSet<>(names);
            Collections.shuffle(names, new Random(size));
            Set<String> set = NameSet.of(names);

            assertEquals(expected, set);
            assertEquals(set, expected);
            assertEquals(expected.hashCode(), set.hashCode());
            assertEquals(size, set.size());
            assertEquals(expected, new HashSet<>(set));
            assertTrue(set.containsAll(names));
            assertFalse(set.contains("name-" + size));
        }
    }

    @Test
    void shouldHoldANameOnceAndBeTheSameWhateverTheOrder() {
        Set<String> set = NameSet.of(List.of("c", "a", "b", "a"));

        assertEquals(NameSet.of(List.of("b", "c", "a")), set);
        assertNotEquals(NameSet.of(List.of("b", "c", "d")), set);
        assertEquals(List.of("a", "b", "c"), List.copyOf(set));
        assertSame(set, NameSet.of(set));
    }

    @Test
    void shouldNotChange() {
        Set<String> set = NameSet.of(List.of("a", "b", "c"));

        assertThrows(UnsupportedOperationException.class, () -> set.add("d"));
        assertThrows(UnsupportedOperationException.class, () -> set.remove("a"));
        assertThrows(UnsupportedOperationException.class, set::clear);
    }
}
