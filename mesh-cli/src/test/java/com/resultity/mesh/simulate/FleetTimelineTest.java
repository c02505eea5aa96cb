package com.resultity.mesh.simulate;

import static com.resultity.mesh.simulate.FleetEvent.Change.KILL;
import static com.resultity.mesh.simulate.FleetEvent.Change.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.resultity.mesh.launch.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetTimelineTest {

    private static final FleetPlan PLAN = FleetPlan.draw(7, 4);

    @TempDir
    private Path folder;

    @Test
    void shouldMapNamesOntoTheFleetInOrderAndCompressTime() throws IOException {
        FleetTimeline timeline = read("4000,add,a\n6000,remove,b\n8000,remove,a\n", 2);

        assertEquals(
                List.of(
                        new FleetEvent(2_000, START, node(0)),
                        new FleetEvent(3_000, KILL, node(1)),
                        new FleetEvent(4_000, KILL, node(0))),
                timeline.events());
    }

    @Test
    void shouldHoldBackNodesThatAreAddedFirst() throws IOException {
        FleetTimeline timeline = read("4000,add,a\n6000,remove,b\n8000,remove,a\n9000,add,b\n", 1);

        assertEquals(Set.of(node(0)), timeline.downAtFirst());
    }

    @Test
    void shouldOrderEventsByTime() throws IOException {
        FleetTimeline timeline = read("10,remove,a\n5,remove,b\n", 1);

        assertEquals(
                List.of(5L, 10L),
                timeline.events().stream().map(FleetEvent::atMilliseconds).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "1,add; expected ms,add|remove,node",
                "1,add,; expected ms,add|remove,node",
                "x,add,a; expected milliseconds, 0 or more, found 'x'",
                "-1,add,a; expected milliseconds, 0 or more, found '-1'",
                "1,drop,a; expected add or remove, found 'drop'"
            })
    void shouldSayWhichLineIsWrong(String line, String problem) {
        MeshException failure = assertThrows(MeshException.class, () -> read("0,remove,z\n" + line + "\n", 1));

        assertEquals(folder.resolve("timeline.csv") + ":2: " + problem + ".", failure.getMessage());
    }

    @Test
    void shouldRefuseMoreNodesThanTheFleetHas() {
        MeshException failure =
                assertThrows(MeshException.class, () -> read("1,add,a\n1,add,b\n1,add,c\n1,add,d\n1,add,e\n", 1));

        assertTrue(failure.getMessage().contains(":5: "), failure.getMessage());
    }

    @Test
    void shouldReadTheTraceOfRealSpotInstances() throws IOException {
        Path traces = Path.of(System.getProperty("test.traces", "no folder of traces is set"));
        assumeTrue(Files.isDirectory(traces), traces.toString());
        Path trace = traces.resolve("bamboo_g4dn_up_down.csv");

        FleetTimeline timeline = FleetTimeline.read(trace, FleetPlan.draw(7, 200), 20);

        assertEquals(153, timeline.events().size());
        assertEquals(79, timeline.downAtFirst().size());
        assertEquals(24_000, timeline.events().get(0).atMilliseconds());
    }

    @Test
    void shouldKillAtAboutTheRateAskedForAndBringEveryNodeBack() {
        FleetPlan plan = FleetPlan.draw(7, 500);
        FleetTimeline timeline = FleetTimeline.UNEVENTFUL.withKills(plan, 30, 600_000);
        Map<String, FleetEvent.Change> last = new HashMap<>();
        for (FleetEvent event : timeline.events()) {
            assertFalse(
                    last.getOrDefault(event.nodeId(), START) == event.change(), "twice in a row: " + event.nodeId());
            last.put(event.nodeId(), event.change());
        }
        long kills = timeline.events().stream()
                .filter(event -> event.change() == KILL)
                .count();

        assertEquals(300, kills, 60);
        assertTrue(last.values().stream().allMatch(change -> change == START));
        assertEquals(timeline, FleetTimeline.UNEVENTFUL.withKills(plan, 30, 600_000));
    }

    @Test
    void shouldLeaveNodesOfTheTimelineOutOfRandomKills() throws IOException {
        FleetTimeline timeline = read("1,remove,a\n", 1).withKills(PLAN, 100, 60_000);

        assertEquals(
                1,
                timeline.events().stream()
                        .filter(event -> event.nodeId().equals(node(0)))
                        .count());
    }

    private FleetTimeline read(String text, double speed) throws IOException {
        Path file = folder.resolve("timeline.csv");
        Files.writeString(file, text);
        return FleetTimeline.read(file, PLAN, speed);
    }

    private static String node(int index) {
        return PLAN.nodes().get(index).nodeId();
    }
}
