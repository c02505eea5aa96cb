package com.resultity.mesh.router.decide.nodes;

import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** With as many lists as are kept true, and with one more, for which all are worked out anew. */
    @ParameterizedTest
    @ValueSource(ints = {DerivedSets.MOST_KEPT_TRUE, DerivedSets.MOST_KEPT_TRUE + 1})
    void shouldHoldANodeThatComesMovesAndGoes(int lists) {
        Map<String, NodeSet> inCountry = new HashMap<>();
        inCountry.put("DE", new NodeSet());
        inCountry.put("FR", new NodeSet());
        NodeFacts inGermany = aNode("n-1").country("DE").build();
        NodeFacts inFrance = aNode("n-1").country("FR").build();
        askForAll(lists, inCountry);

        inCountry.get("DE").set(NODES, true);
        derived.changed(NODES, null, inGermany, inGermany.models());
        assertEquals(lists, askForAll(lists, inCountry));
        inCountry.get("DE").set(NODES, false);
        inCountry.get("FR").set(NODES, true);
        derived.changed(NODES, inGermany, inFrance, inFrance.models());
        assertEquals(0, askForAll(lists, inCountry));
        inCountry.get("FR").set(NODES, false);
        derived.changed(NODES, inFrance, null, Set.of());
        assertEquals(0, askForAll(lists, inCountry));
        assertEquals(0, derived.inCountries(List.of("FR"), inCountry).size());
        derived.clear();
        assertEquals(0, derived.words());
    }

    private int askForAll(int lists, Map<String, NodeSet> inCountry) {
        int found = 0;
        for (int number = 0; number < lists; number++) {
            found += derived.inCountries(List.of("DE", "made up " + number), inCountry)
                    .size();
        }
        return found;
    }

    @Test
    void shouldWorkOutOnceWhatIsAskedForAgain() {
        Map<String, NodeSet> inCountry = Map.of();
        assertSame(
                derived.inCountries(List.of("DE", "FR"), inCountry),
                derived.inCountries(List.of("DE", "FR"), inCountry));
    }
}
