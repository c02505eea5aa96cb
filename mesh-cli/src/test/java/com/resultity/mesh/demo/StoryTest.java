package com.resultity.mesh.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {

    private final List<String> told = new ArrayList<>();
    private final Story story = new Story(line -> told.add(line.text()), () -> 0);

    @Test
    void shouldSayWhatCtrlCStops() {
        story.invite(true);
        story.invite(false);

        assertEquals(
                List.of(
                        "the mesh stays up; Ctrl-C stops it",
                        "the nodes go on until Ctrl-C, which stops the demo alone: the mesh was up before, and stays up"),
                told);
    }
}
