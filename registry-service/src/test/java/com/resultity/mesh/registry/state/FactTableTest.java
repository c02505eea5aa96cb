package com.resultity.mesh.registry.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.definition.Versioned;
import org.junit.jupiter.api.Test;

class FactTableTest {

    private final FactTable<String, String> table = new FactTable<>();

    @Test
    void shouldRememberRemovalsOverAnotherReadingOfTheLog() {
        put("a", 7);
        table.remove("a");
        table.clear();

        assertTrue(table.holds("a", 7, true));
        assertTrue(table.holds("a", 7, false));
        assertFalse(table.holds("a", 8, true));
        assertFalse(table.holds("b", 1, false));
        assertEquals(7, table.latest("a"));
    }

    @Test
    void shouldForgetEachOfManyRemovalsButNotThatTheyWereSeen() {
        for (long version = 1; version <= FactTable.MOST_REMOVED + 2; version++) {
            put("node-" + version, version);
            table.remove("node-" + version);
        }

        assertEquals(0, table.latest("node-1"));
        assertEquals(0, table.latest("node-2"));
        assertEquals(3, table.latest("node-3"));
        assertTrue(table.holds("node-1", 1, true));
        assertTrue(table.holds("node-2", 2, true));
        assertTrue(table.holds("node-3", 3, true));
        assertFalse(table.holds("yet-to-come", FactTable.MOST_REMOVED + 3, false));
        assertFalse(table.holds("yet-to-come", 3, false));
    }

    @Test
    void shouldKeepTheLastRemovalOfWhatCameAndWentAgain() {
        put("a", 1);
        table.remove("a");
        put("a", 2);
        table.remove("a");
        for (long version = 3; version <= FactTable.MOST_REMOVED + 1; version++) {
            put("b", version);
            table.remove("b");
        }

        assertEquals(2, table.latest("a"));
        assertTrue(table.holds("a", 2, true));
        assertFalse(table.holds("a", 3, true));
    }

    private void put(String key, long version) {
        table.put(key, new Versioned<>(key, version, 0));
    }
}
