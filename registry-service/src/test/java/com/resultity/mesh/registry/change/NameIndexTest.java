package com.resultity.mesh.registry.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.registry.definition.Party;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameIndexTest {

    private static final long SEED = 7;
    private static final String LETTERS = "ab-.0";

    private final Random random = new Random(SEED);

    @Test
    void shouldFindThoseThatShareNames() {
        Set<String> names = IntStream.range(0, 500).mapToObj(i -> name()).collect(Collectors.toSet());
        NameIndex index = new NameIndex(names);

        for (int i = 0; i < 500; i++) {
            String name = name();
            assertEquals(
                    names.stream()
                            .filter(other -> Party.shareNames(name, other))
                            .collect(Collectors.toSet()),
                    index.sharingWith(name).collect(Collectors.toSet()),
                    () -> name + " by seed " + SEED);
        }
    }

    private String name() {
        return random.ints(1 + random.nextInt(6), 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
