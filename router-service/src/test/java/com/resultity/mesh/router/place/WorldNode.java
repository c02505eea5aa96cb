package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.aHeartbeat;
import static com.resultity.mesh.testkit.records.Records.aLocation;
import static com.resultity.mesh.testkit.records.Records.aNode;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.someMemberships;

import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.MembershipState;
import com.resultity.mesh.schemas.NodeRelease;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.StandingLevel;
import com.resultity.mesh.testkit.records.MembershipsBuilder;
import com.resultity.mesh.testkit.records.NodeStateBuilder;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A node of a {@link World}: everything about it may change, and each change is on the log before its state is. It is told to
 * its cells as fleet tells them: one that moves reaches the next cell only when the one before has let it go.
 */
final class WorldNode {

    private static final int MAXIMUM_SLOTS = 4;
    private static final Map<String, List<String>> COUNTRIES =
            Map.of("EU", List.of("DE", "FR"), "NA", List.of("US", "CA"), "SA", List.of("BR"));

    private final String id;
    private final SplittableRandom random;
    private final TestingLog log;
    private final WorldCells cells;

    /** Subclouds that it is an active member of, with whether they isolate it. */
    private final Map<String, Boolean> subclouds = new TreeMap<>();

    private Liveness liveness = Liveness.ALIVE;
    private long bootEpoch;
    private long sequence;
    private int slots;
    private String[] models;
    private int trustLevel;
    private String gpuClass;
    private StandingLevel standing = StandingLevel.GOOD;
    private Long latency;
    private String zone;
    private String cell;
    private String country;

    /** The cell that has it; null where none does. */
    private String holder;

    /** What was told to that cell last. */
    private NodeState published;

    private boolean enrolled = true;
    private LocationEvidence evidence;
    private long nodeVersion;
    private long membershipsVersion;
    private long locationVersion;

    WorldNode(String id, SplittableRandom random, TestingLog log, WorldCells cells, long now) {
        this.id = id;
        this.random = random;
        this.log = log;
        this.cells = cells;
        this.bootEpoch = now;
        offer();
        load();
        enrol();
        join();
        settle(WorldCells.ZONES.get(random.nextInt(WorldCells.ZONES.size())));
        writeEnrolment(now);
        writeMemberships(now);
        writeLocation(now);
        publish(now);
    }

    private void offer() {
        slots = random.nextInt(8) == 0 ? 0 : random.nextInt(1, MAXIMUM_SLOTS + 1);
    }

    private void load() {
        models = random.nextInt(3) == 0
                ? new String[] {"model-0", "model-" + random.nextInt(1, 3)}
                : new String[] {"model-" + (random.nextInt(4) == 0 ? 1 : 0)};
    }

    private void enrol() {
        trustLevel = random.nextInt(4);
        gpuClass = random.nextBoolean() ? "H100-SXM" : "L40S";
    }

    private void join() {
        subclouds.clear();
        for (String subcloud : WorldPolicies.SUBCLOUDS) {
            if (random.nextInt(2) == 0) {
                subclouds.put(subcloud, random.nextInt(4) == 0);
            }
        }
    }

    private void settle(String newZone) {
        zone = newZone;
        cell = cells.cellOf(id, zone);
        List<String> countries = COUNTRIES.get(zone);
        country = countries.get(random.nextInt(countries.size()));
        evidence = random.nextInt(6) == 0 ? LocationEvidence.DISPUTED : LocationEvidence.DECLARED;
    }

    /** Changes anything but its zone. */
    String change(long now) {
        switch (random.nextInt(9)) {
            case 0 -> load();
            case 1 -> {
                enrol();
                writeEnrolment(now);
                writeLocation(now);
            }
            case 2 -> {
                join();
                writeMemberships(now);
            }
            case 3 -> {
                settle(zone);
                writeLocation(now);
            }
            case 4 -> standing = random.nextInt(3) == 0 ? StandingLevel.POOR : StandingLevel.GOOD;
            case 5 -> {
                liveness = Liveness.ALIVE;
                bootEpoch = Math.max(now, bootEpoch + 1);
                sequence = 0;
            }
            case 6 -> liveness = liveness == Liveness.ALIVE ? Liveness.SILENT : Liveness.ALIVE;
            case 7 -> latency = random.nextInt(4) == 0 ? null : random.nextLong(1_000);
            default -> offer();
        }
        publish(now);
        return toString();
    }

    /** Is found in another zone, or perhaps in the same. */
    String move(long now) {
        settle(WorldCells.ZONES.get(random.nextInt(WorldCells.ZONES.size())));
        return relocated(now);
    }

    /** Goes to the cell that its zone now has for it. */
    void followCells(long now) {
        if (!cells.cellOf(id, zone).equals(cell)) {
            cell = cells.cellOf(id, zone);
            relocated(now);
        }
    }

    private String relocated(long now) {
        writeLocation(now);
        publish(now);
        return toString();
    }

    /** Its operator takes it out of the mesh, or brings it back. */
    String enrolOrWithdraw(long now) {
        if (enrolled) {
            enrolled = false;
            log.write(TopicCatalogue.NODES, id, null, now);
            leave(now);
        } else {
            enrolAgain(now);
        }
        return toString();
    }

    private void enrolAgain(long now) {
        enrolled = true;
        writeEnrolment(now);
        writeLocation(now);
        publish(now);
    }

    /** Comes to life again with all that it may offer. */
    void recover(long now) {
        liveness = Liveness.ALIVE;
        standing = StandingLevel.GOOD;
        slots = MAXIMUM_SLOTS;
        if (enrolled) {
            publish(now);
        } else {
            enrolAgain(now);
        }
    }

    private void publish(long now) {
        if (!enrolled) {
            return;
        }
        sequence++;
        log.write(
                TopicCatalogue.NODE_HEARTBEATS,
                id,
                aHeartbeat()
                        .node(id)
                        .bootEpoch(bootEpoch)
                        .sequence(sequence)
                        .slots(slots)
                        .models(models)
                        .sentAt(now)
                        .build(),
                now);
        tell(now);
    }

    private void tell(long now) {
        boolean left = published != null && published.getLiveness() == Liveness.LEFT;
        if (left && !holder.equals(cell)) {
            return;
        }
        if (holder == null) {
            holder = cell;
        }
        NodeStateBuilder state = state(now).cell(holder);
        if (!holder.equals(cell)) {
            state.movingTo(cell);
        }
        write(state.build(), now);
    }

    private void leave(long now) {
        if (published != null && published.getLiveness() != Liveness.LEFT) {
            write(left(now), now);
        }
    }

    private NodeState left(long now) {
        return NodeState.newBuilder(published)
                .setLiveness(Liveness.LEFT)
                .setMovingTo(null)
                .setChangedAt(now)
                .build();
    }

    /** Its cell says that it holds nothing of it any more. */
    void released(NodeRelease release, long now) {
        if (published == null || !release.getCell().equals(holder)) {
            return;
        }
        boolean left = published.getLiveness() == Liveness.LEFT;
        boolean moving =
                published.getMovingTo() != null && published.getVersions().getLocation() == release.getLocation();
        if (!left && !moving) {
            return;
        }
        if (!left) {
            log.write(TopicCatalogue.NODE_STATES, log.partitionOf(holder), id, left(now), now);
        }
        holder = null;
        published = null;
        if (enrolled) {
            tell(now);
        }
    }

    String id() {
        return id;
    }

    private void write(NodeState state, long now) {
        published = state;
        log.write(TopicCatalogue.NODE_STATES, log.partitionOf(state.getCell()), id, state, now);
    }

    private NodeStateBuilder state(long now) {
        NodeStateBuilder state = aNodeState()
                .node(id)
                .zone(zone)
                .cell(cell)
                .country(country)
                .evidence(evidence)
                .liveness(liveness)
                .bootEpoch(bootEpoch)
                .sequence(sequence)
                .slots(slots)
                .models(models)
                .trustLevel(trustLevel)
                .gpu(gpuClass, 81_920)
                .standing(standing)
                .latency(latency)
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
                        .zone(zone)
                        .cell(cell)
                        .build(),
                now);
    }

    @Override
    public String toString() {
        return id + " in " + cell + " " + liveness + " boot " + bootEpoch + " sequence " + sequence + " slots " + slots;
    }
}
