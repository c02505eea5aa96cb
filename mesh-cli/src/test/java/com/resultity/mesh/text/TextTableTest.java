package com.resultity.mesh.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextTableTest {
    @Test
    void shouldMakeColumnsAsWideAsTheirWidestCell() {
        TextTable table =
                new TextTable("cell", ">nodes", "zone").row("EU-0", 7, "EU").row("OTHER-12", 1234, "");

        assertEquals(List.of("cell      nodes  zone", "EU-0          7  EU", "OTHER-12   1234"), table.lines());
    }

    @Test
    void shouldRefuseRowOfAnotherLength() {
        TextTable table = new TextTable("cell", "zone");

        assertThrows(IllegalArgumentException.class, () -> table.row("EU-0"));
    }
}
