package com.resultity.mesh.router.decide.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DerivedSetsTest {

    private static final int NODES = 100_000;
    private static final int LISTS = 4_000;

    private final DerivedSets derived = new DerivedSets();

    @Test
    void shouldKeepNoMoreThanItsShareOfMemoryHoweverManyListsAreAskedFor() {
        NodeSet all = new NodeSet();
        all.set(NODES - 1, true);
        Map<String, NodeSet> inCountry = Map.of("DE", all);
        for (int number = 0; number < LISTS; number++) {
            NodeSet found = derived.inCountries(List.of("DE", "made up " + number), inCountry);
            assertEquals(1, found.size());
            assertTrue(derived.words() <= DerivedSets.MOST_WORDS, () -> derived.words() + " words are kept");
        }
    }

    @Test
    void shouldCountTheNamesOfALongList() {
        List<String> names = Collections.nCopies(1_000, "DE");
        derived.inCountries(names, Map.of());
        assertTrue(derived.words() > names.size(), () -> derived.words() + " words");
        derived.clear();
        assertEquals(0, derived.words());
    }

    @Test
    void shouldWorkOutOnceWhatIsAskedForAgain() {
        Map<String, NodeSet> inCountry = Map.of();
        assertSame(
                derived.inCountries(List.of("DE", "FR"), inCountry),
                derived.inCountries(List.of("DE", "FR"), inCountry));
    }
}
