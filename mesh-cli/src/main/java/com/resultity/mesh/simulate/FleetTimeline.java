package com.resultity.mesh.simulate;

import com.resultity.mesh.launch.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * When which node comes and goes.
 *
 * @param downAtFirst ids of the nodes that do not run when the first job is sent
 * @param events what happens after that, in order of time
 */
public record FleetTimeline(Set<String> downAtFirst, List<FleetEvent> events) {

    /** Every node runs from the first job to the last. */
    public static final FleetTimeline UNEVENTFUL = new FleetTimeline(Set.of(), List.of());

    private static final long MILLISECONDS_PER_MINUTE = 60_000;

    /** A node that is killed by rate comes back after this time at least, in ms. */
    private static final int SHORTEST_OUTAGE = 10_000;

    /** And after this time at most, in ms. */
    private static final int LONGEST_OUTAGE = 30_000;

    public FleetTimeline {
        downAtFirst = Set.copyOf(downAtFirst);
        events = events.stream()
                .sorted(Comparator.comparingLong(FleetEvent::atMilliseconds))
                .toList();
    }

    /**
     * Reads a file of lines {@code ms,add|remove,node}. Its nodes are mapped onto those of the fleet in the order in
     * which it names them; one that it adds first does not run before.
     *
     * @param speed how many times faster the timeline goes by, more than 0
     * @throws MeshException if a line is not of that form, it names one node more than the fleet has, or the file cannot be
     *     read
     */
    public static FleetTimeline read(Path file, FleetPlan plan, double speed) {
        Map<String, String> nodeIds = new LinkedHashMap<>();
        Set<String> downAtFirst = new LinkedHashSet<>();
        List<FleetEvent> events = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] columns = columns(file, number, line);
            FleetEvent.Change change = change(file, number, columns[1]);
            String name = columns[2].strip();
            if (!nodeIds.containsKey(name)) {
                if (nodeIds.size() == plan.nodes().size()) {
                    throw wrong(file, number, "this is one node more than the fleet has: give it more nodes");
                }
                nodeIds.put(name, plan.nodes().get(nodeIds.size()).nodeId());
                if (change == FleetEvent.Change.START) {
                    downAtFirst.add(nodeIds.get(name));
                }
            }
            long at = Math.round(milliseconds(file, number, columns[0]) / speed);
            events.add(new FleetEvent(at, change, nodeIds.get(name)));
        }
        return new FleetTimeline(downAtFirst, events);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new MeshException("The timeline " + file + " cannot be read.", failure);
        }
    }

    private static MeshException wrong(Path file, int number, String problem) {
        return new MeshException(file + ":" + number + ": " + problem + ".");
    }

    private static String[] columns(Path file, int number, String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != 3 || columns[2].isBlank()) {
            throw wrong(file, number, "expected ms,add|remove,node");
        }
        return columns;
    }

    private static FleetEvent.Change change(Path file, int number, String word) {
        return switch (word.strip()) {
            case "add" -> FleetEvent.Change.START;
            case "remove" -> FleetEvent.Change.KILL;
            default -> throw wrong(file, number, "expected add or remove, found '" + word + "'");
        };
    }

    private static long milliseconds(Path file, int number, String text) {
        try {
            long milliseconds = Long.parseLong(text.strip());
            if (milliseconds >= 0) {
                return milliseconds;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as for a negative one.
        }
        throw wrong(file, number, "expected milliseconds, 0 or more, found '" + text + "'");
    }

    /**
     * Adds kills at random moments: of any node that this timeline does not name, which comes back after 10 to 30 s.
     *
     * @param perMinute how many kills a minute on average, 0 or more
     * @param milliseconds for how long
     */
    public FleetTimeline withKills(FleetPlan plan, double perMinute, long milliseconds) {
        List<String> candidates = plan.nodes().stream()
                .map(PlannedNode::nodeId)
                .filter(nodeId -> !names(nodeId))
                .toList();
        if (perMinute == 0 || candidates.isEmpty()) {
            return this;
        }
        Random random = Chance.of(plan.seed(), "kills", 0);
        List<FleetEvent> all = new ArrayList<>(events);
        Map<String, Long> backAt = new LinkedHashMap<>();
        double at = pause(random, perMinute);
        while (at < milliseconds) {
            String nodeId = Chance.pick(random, candidates);
            long outage = random.nextInt(SHORTEST_OUTAGE, LONGEST_OUTAGE);
            long killedAt = Math.round(at);
            if (backAt.getOrDefault(nodeId, 0L) <= killedAt) {
                all.add(new FleetEvent(killedAt, FleetEvent.Change.KILL, nodeId));
                all.add(new FleetEvent(killedAt + outage, FleetEvent.Change.START, nodeId));
                backAt.put(nodeId, killedAt + outage);
            }
            at += pause(random, perMinute);
        }
        return new FleetTimeline(downAtFirst, all);
    }

    private boolean names(String nodeId) {
        return events.stream().anyMatch(event -> event.nodeId().equals(nodeId));
    }

    /** Kills that know nothing of each other: the time between two is exponentially distributed. */
    private static double pause(Random random, double perMinute) {
        return -Math.log(1 - random.nextDouble()) * MILLISECONDS_PER_MINUTE / perMinute;
    }
}
