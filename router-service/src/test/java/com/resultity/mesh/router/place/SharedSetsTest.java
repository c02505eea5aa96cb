package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.nodes.NameSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedSetsTest {

    private static final int MOST = 100;

    private final SharedSets shared = new SharedSets(MOST);

    @Test
    void shouldGiveTheSameObjectForEqualSets() {
        Set<String> given = shared.of(NameSet.of(List.of("one", "two", "three")));

        assertSame(given, shared.of(NameSet.of(List.of("three", "two", "one"))));
        assertEquals(Set.of("one", "two", "three"), given);
        assertSame(shared.of(Set.of("one")), shared.of(NameSet.of(List.of("one"))));
    }

    /** Together they make the same, and nothing else about them is alike. */
    @Test
    void shouldNotTakeOneSetForAnother() {
        Set<String> two = shared.of(Set.of("one", "two"));
        Set<String> one = shared.of(Set.of("one\ntwo"));

        assertEquals(Set.of("one", "two"), two);
        assertEquals(Set.of("one\ntwo"), one);
    }

    @Test
    void shouldNotKeepWhatANodeMakesUpWithEachHeartbeat() {
        IntStream.range(0, 1_000).forEach(number -> shared.of(Set.of("model-" + number)));

        assertTrue(shared.size() <= MOST, () -> shared.size() + " are kept");
    }

    @Test
    void shouldKeepNeitherLargeSetsNorLongNames() {
        Set<String> many =
                IntStream.range(0, 17).mapToObj(number -> "model-" + number).collect(Collectors.toSet());
        Set<String> ofALongName = Set.of("x".repeat(65));

        assertSame(many, shared.of(many));
        assertNotSame(shared.of(many), shared.of(NameSet.of(many)));
        assertSame(ofALongName, shared.of(ofALongName));
        assertEquals(0, shared.size());
    }
}
