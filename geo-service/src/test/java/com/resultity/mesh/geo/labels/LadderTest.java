package com.resultity.mesh.geo.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.geo.zones.StableHash;
import com.resultity.mesh.geo.zones.TestingZones;
import com.resultity.mesh.geo.zones.Zone;
import com.resultity.mesh.geo.zones.Zones;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final Zone EU = TestingZones.FOUR.named("EU").orElseThrow();

    @Test
    void shouldPreferHomeZoneThenFallbacksThenTheRestByName() {
        assertEquals(
                "EU-1 HOME_ZONE, EU-2 HOME_ZONE, EU-0 HOME_ZONE, NA-1 FALLBACK_ZONE, NA-0 FALLBACK_ZONE,"
                        + " OTHER-0 ANYWHERE, SEA-0 ANYWHERE",
                written(Ladder.of(TestingZones.FOUR, EU, ZonePreference.PREFER, List.of(), 7)));
    }

    @Test
    void shouldKeepToTheHomeZoneWhereItIsRequired() {
        assertEquals(
                "EU-2 HOME_ZONE, EU-0 HOME_ZONE, EU-1 HOME_ZONE",
                written(Ladder.of(TestingZones.FOUR, EU, ZonePreference.REQUIRE, List.of(), 8)));
    }

    @Test
    void shouldGoRoundAllCellsWhereNoZoneIsPreferred() {
        assertEquals(
                "NA-1 ANYWHERE, OTHER-0 ANYWHERE, SEA-0 ANYWHERE, EU-0 ANYWHERE, EU-1 ANYWHERE, EU-2 ANYWHERE,"
                        + " NA-0 ANYWHERE",
                written(Ladder.of(TestingZones.FOUR, EU, ZonePreference.NONE, List.of(), 7 + 4)));
    }

    @Test
    void shouldFallBackInTheOrderOfTheJobThenInThatOfTheTable() {
        assertEquals(
                "EU-1 HOME_ZONE, EU-2 HOME_ZONE, EU-0 HOME_ZONE, SEA-0 FALLBACK_ZONE, OTHER-0 FALLBACK_ZONE,"
                        + " NA-1 ANYWHERE, NA-0 ANYWHERE",
                written(Ladder.of(TestingZones.FOUR, EU, ZonePreference.PREFER, List.of("SEA", "EU", "OTHER"), 7)));
        Zone na = TestingZones.FOUR.named("NA").orElseThrow();
        assertEquals(
                "NA-0 HOME_ZONE, NA-1 HOME_ZONE, OTHER-0 FALLBACK_ZONE, SEA-0 ANYWHERE, EU-2 ANYWHERE, EU-0 ANYWHERE,"
                        + " EU-1 ANYWHERE",
                written(Ladder.of(TestingZones.FOUR, na, ZonePreference.PREFER, List.of("OTHER"), 8)));
    }

    @Test
    void shouldNotWidenByTheOrderOfTheJob() {
        for (ZonePreference preference : List.of(ZonePreference.REQUIRE, ZonePreference.NONE)) {
            assertEquals(
                    Ladder.of(TestingZones.FOUR, EU, preference, List.of(), 8),
                    Ladder.of(TestingZones.FOUR, EU, preference, List.of("SEA", "NA"), 8));
        }
    }

    @Test
    void shouldSpreadHomesOverAllCellsOfZoneThatHasGrown() {
        for (int cells : new int[] {1, 2, 16, 64}) {
            Zones grown = TestingZones.withCellsOfEu(cells);
            int[] homes = new int[cells];
            for (int number = 0; number < 1_000 * cells; number++) {
                long hash = StableHash.of("job-" + number);
                List<RankedCell> ladder =
                        Ladder.of(grown, grown.named("EU").orElseThrow(), ZonePreference.PREFER, List.of(), hash);
                assertEquals(cells + 4, ladder.size());
                assertEquals("EU", ladder.get(cells - 1).zone());
                homes[Integer.parseInt(ladder.get(0).cell().substring("EU-".length()))]++;
            }
            for (int jobs : homes) {
                assertEquals(1_000, jobs, 150, cells + " cells");
            }
        }
    }

    @Test
    void shouldClimbEachCellOnceBeginningAtHome() {
        long seed = Long.getLong("test.seed", 20_260_101);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            Zones zones = someZones(random);
            Zone home = zones.all().get(random.nextInt(zones.all().size()));
            long hash = random.nextLong(1L << 32);
            for (ZonePreference preference : ZonePreference.values()) {
                List<String> fallbacks = someOf(zones, random);
                List<RankedCell> ladder = Ladder.of(zones, home, preference, fallbacks, hash);
                String scenario = "seed " + seed + ", round " + round + ", " + preference + ": " + ladder;
                assertClimbs(zones, home, preference, ladder, scenario);
                assertEquals(ladder, Ladder.of(zones, home, preference, fallbacks, hash), scenario);
            }
        }
    }

    private static void assertClimbs(
            Zones zones, Zone home, ZonePreference preference, List<RankedCell> ladder, String scenario) {
        Set<String> expected = new HashSet<>();
        List<Zone> climbed = preference == ZonePreference.REQUIRE ? List.of(home) : zones.all();
        climbed.forEach(zone -> {
            for (int cell = 0; cell < zone.cells(); cell++) {
                expected.add(zone.cell(cell));
            }
        });
        assertEquals(expected.size(), ladder.size(), scenario);
        assertEquals(expected, ladder.stream().map(RankedCell::cell).collect(Collectors.toSet()), scenario);
        if (preference != ZonePreference.NONE) {
            assertEquals(home.name(), ladder.get(0).zone(), scenario);
            assertEquals(LadderRung.HOME_ZONE, ladder.get(0).rung(), scenario);
        }
        for (int step = 1; step < ladder.size(); step++) {
            assertTrue(ladder.get(step - 1).rung().compareTo(ladder.get(step).rung()) <= 0, scenario);
        }
    }

    private static Zones someZones(Random random) {
        List<String> names = new ArrayList<>();
        for (int number = 0; number <= random.nextInt(8); number++) {
            names.add("Z" + number);
        }
        List<Zone> zones = new ArrayList<>();
        for (String name : names) {
            List<String> others = new ArrayList<>(names);
            others.remove(name);
            Collections.shuffle(others, random);
            List<String> fallbacks = others.subList(0, random.nextInt(others.size() + 1));
            zones.add(new Zone(name, random.nextBoolean(), 1 + random.nextInt(7), List.of(), fallbacks));
        }
        return new Zones(names.get(0), zones);
    }

    private static List<String> someOf(Zones zones, Random random) {
        List<String> names =
                new ArrayList<>(zones.all().stream().map(Zone::name).toList());
        Collections.shuffle(names, random);
        return names.subList(0, random.nextInt(names.size() + 1));
    }

    private static String written(List<RankedCell> ladder) {
        return ladder.stream().map(cell -> cell.cell() + " " + cell.rung()).collect(Collectors.joining(", "));
    }
}
