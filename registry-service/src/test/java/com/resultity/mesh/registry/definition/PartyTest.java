package com.resultity.mesh.registry.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartyTest {

    @ParameterizedTest
    @CsvSource({
        "alice, user-alice",
        "alice-b, user-alice--2db",
        "alice@example.com, user-alice--40example--2ecom",
        "auth0|5f7c8ec7, user-auth0--7c5f7c8ec7",
        "Alice, user---41lice",
        "urn:a+b=c_d, user-urn--3aa--2bb--3dc--5fd"
    })
    void shouldSpellWhatUsersAreCalled(String user, String begin) {
        assertEquals(begin, Party.user(user).namesBegin());
        assertTrue(Party.user(user).mayName(begin));
        assertTrue(Party.user(user).mayName(begin + "-pool"));
        assertTrue(Party.user(user).mayName(begin + "-pool--2d"));
        assertFalse(Party.user(user).mayName(begin + "--pool"));
        assertFalse(Party.user(user).mayName(begin + "pool"));
        assertFalse(Party.user(user).mayName("user-"));
    }

    /** All users of a few letters, and all names of a few more: each is one user's at most. */
    @Test
    void shouldLetOneUserAtMostGiveAName() {
        List<Party> users = texts("a2-dD", 3).stream()
                .filter(text -> !text.startsWith("-"))
                .map(Party::user)
                .toList();
        for (Party one : users) {
            for (Party other : users) {
                if (!one.equals(other)) {
                    // Every name of one begins so; the rest is the same for both.
                    for (String rest : List.of("", "-", "-a", "-2", "-2d", "-d-a", "-a--2d", "-2d-a", "-44")) {
                        String name = one.namesBegin() + rest;
                        assertFalse(
                                one.mayName(name) && other.mayName(name), () -> name + " of " + one + " and " + other);
                    }
                }
            }
        }
    }

    private static List<String> texts(String letters, int longest) {
        List<String> texts = new ArrayList<>(List.of(""));
        List<String> last = texts;
        for (int length = 1; length <= longest; length++) {
            List<String> longer = new ArrayList<>();
            for (String text : last) {
                letters.chars().forEach(letter -> longer.add(text + (char) letter));
            }
            last = longer;
            texts.addAll(longer);
        }
        return texts.subList(1, texts.size());
    }
}
