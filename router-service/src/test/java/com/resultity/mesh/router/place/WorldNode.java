package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.aHeartbeat;
import static com.resultity.mesh.testkit.records.Records.aLocation;
import static com.resultity.mesh.testkit.records.Records.aNode;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.someMemberships;

import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.MembershipState;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.StandingLevel;
import com.resultity.mesh.testkit.records.MembershipsBuilder;
import com.resultity.mesh.testkit.records.NodeStateBuilder;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A node of a {@link World}: everything about it may change, and each change is on the log before its state is. */
final class WorldNode {

    private static final int MAXIMUM_SLOTS = 4;
    private static final Map<String, List<String>> COUNTRIES =
            Map.of("EU", List.of("DE", "FR"), "NA", List.of("US", "CA"), "SA", List.of("BR"));

    private final String id;
    private final SplittableRandom random;
    private final TestingLog log;

    /** Subclouds that it is an active member of, with whether they isolate it. */
    private final Map<String, Boolean> subclouds = new TreeMap<>();

    private Liveness liveness = Liveness.ALIVE;
    private long bootEpoch;
    private long sequence;
    private int slots;
    private String model;
    private int trustLevel;
    private String gpuClass;
    private StandingLevel standing = StandingLevel.GOOD;
    private String cell;
    private String country;
    private LocationEvidence evidence;
    private long nodeVersion;
    private long membershipsVersion;
    private long locationVersion;

    WorldNode(String id, SplittableRandom random, TestingLog log, long now) {
        this.id = id;
        this.random = random;
        this.log = log;
        this.bootEpoch = now;
        offer();
        load();
        enrol();
        join();
        settle(World.CELLS.get(random.nextInt(World.CELLS.size())));
        writeEnrolment(now);
        writeMemberships(now);
        writeLocation(now);
        publish(now);
    }

    private static String zoneOf(String cell) {
        return cell.substring(0, cell.indexOf('-'));
    }

    private void offer() {
        slots = random.nextInt(MAXIMUM_SLOTS + 1);
    }

    private void load() {
        model = random.nextInt(4) == 0 ? "model-1" : "model-0";
    }

    private void enrol() {
        trustLevel = random.nextInt(4);
        gpuClass = random.nextBoolean() ? "H100-SXM" : "L40S";
    }

    private void join() {
        subclouds.clear();
        for (String subcloud : World.SUBCLOUDS) {
            if (random.nextInt(2) == 0) {
                subclouds.put(subcloud, random.nextInt(4) == 0);
            }
        }
    }

    private void settle(String newCell) {
        cell = newCell;
        List<String> countries = COUNTRIES.get(zoneOf(cell));
        country = countries.get(random.nextInt(countries.size()));
        evidence = random.nextInt(6) == 0 ? LocationEvidence.DISPUTED : LocationEvidence.DECLARED;
    }

    /** Changes anything but its cell. */
    String change(long now) {
        switch (random.nextInt(8)) {
            case 0 -> load();
            case 1 -> {
                enrol();
                writeEnrolment(now);
            }
            case 2 -> {
                join();
                writeMemberships(now);
            }
            case 3 -> {
                settle(cell);
                writeLocation(now);
            }
            case 4 -> standing = random.nextInt(3) == 0 ? StandingLevel.POOR : StandingLevel.GOOD;
            case 5 -> {
                liveness = Liveness.ALIVE;
                bootEpoch = Math.max(now, bootEpoch + 1);
                sequence = 0;
            }
            case 6 -> liveness = liveness == Liveness.ALIVE ? Liveness.SILENT : Liveness.ALIVE;
            default -> offer();
        }
        publish(now);
        return toString();
    }

    /** Leaves its cell for another. */
    String move(long now) {
        sequence++;
        write(state(now).liveness(Liveness.LEFT).build(), now);
        settle(World.CELLS.get(random.nextInt(World.CELLS.size())));
        writeLocation(now);
        publish(now);
        return toString();
    }

    /** Comes to life again with all that it may offer. */
    void recover(long now) {
        liveness = Liveness.ALIVE;
        standing = StandingLevel.GOOD;
        slots = MAXIMUM_SLOTS;
        publish(now);
    }

    private void publish(long now) {
        sequence++;
        log.write(
                TopicCatalogue.NODE_HEARTBEATS,
                id,
                aHeartbeat()
                        .node(id)
                        .bootEpoch(bootEpoch)
                        .sequence(sequence)
                        .slots(slots)
                        .models(model)
                        .sentAt(now)
                        .build(),
                now);
        write(state(now).build(), now);
    }

    private void write(NodeState state, long now) {
        log.write(TopicCatalogue.NODE_STATES, log.partitionOf(state.getCell()), id, state, now);
    }

    private NodeStateBuilder state(long now) {
        NodeStateBuilder state = aNodeState()
                .node(id)
                .zone(zoneOf(cell))
                .cell(cell)
                .country(country)
                .evidence(evidence)
                .liveness(liveness)
                .bootEpoch(bootEpoch)
                .sequence(sequence)
                .slots(slots)
                .models(model)
                .trustLevel(trustLevel)
                .gpu(gpuClass, 81_920)
                .standing(standing)
                .inSubcloud(subclouds.keySet().toArray(String[]::new))
                .versions(nodeVersion, membershipsVersion, locationVersion, 0)
                .changedAt(now);
        return subclouds.containsValue(true) ? state.isolated() : state;
    }

    private void writeEnrolment(long now) {
        nodeVersion++;
        log.write(
                TopicCatalogue.NODES,
                id,
                aNode().id(id)
                        .version(nodeVersion)
                        .trustLevel(trustLevel)
                        .gpu(gpuClass, 81_920)
                        .maximumSlots(MAXIMUM_SLOTS)
                        .build(),
                now);
    }

    private void writeMemberships(long now) {
        membershipsVersion++;
        MembershipsBuilder memberships =
                someMemberships().node(id).version(membershipsVersion).nodeVersion(nodeVersion);
        subclouds.forEach((subcloud, isolates) -> memberships.with(subcloud, MembershipState.ACTIVE, isolates));
        log.write(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, id, memberships.build(), now);
    }

    private void writeLocation(long now) {
        locationVersion = Math.max(now, locationVersion + 1);
        log.write(
                TopicCatalogue.NODE_LOCATIONS,
                id,
                aLocation()
                        .node(id)
                        .version(locationVersion)
                        .nodeVersion(nodeVersion)
                        .country(country)
                        .evidence(evidence)
                        .zone(zoneOf(cell))
                        .cell(cell)
                        .build(),
                now);
    }

    @Override
    public String toString() {
        return id + " in " + cell + " " + liveness + " boot " + bootEpoch + " sequence " + sequence + " slots " + slots;
    }
}
