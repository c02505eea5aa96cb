package com.resultity.mesh.audit.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** What the log says of nodes. Times are milliseconds since 1970-01-01T00:00:00Z. */
public final class NodeRecords {

    private final Versions<Enrolment> enrolments = new Versions<>();
    private final Versions<Memberships> memberships = new Versions<>();
    private final Versions<Location> locations = new Versions<>();
    private final Map<String, TreeMap<Long, Integer>> offers = new HashMap<>();
    private final Map<String, Long> firstOfferAt = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();

    /**
     * A node as it is enrolled.
     *
     * @param maximumSlots the most jobs that it may ever hold
     * @param trustLevel trust level, 0 to 3
     * @param gpuClass GPU model
     * @param gpuMemoryMebibytes memory of the GPU in MiB
     * @param verifiedHardware whether the mesh has verified its hardware
     */
    public record Enrolment(
            int maximumSlots, int trustLevel, String gpuClass, int gpuMemoryMebibytes, boolean verifiedHardware) {}

    /**
     * The Subclouds that a node belongs to.
     *
     * @param active those that it is an ACTIVE member of
     * @param isolated whether one of these takes it out of the global pool
     */
    public record Memberships(Set<String> active, boolean isolated) {}

    /**
     * Where a node is held to be.
     *
     * @param country country that it counts for, ISO 3166-1 alpha-2
     * @param undisputed whether it may satisfy a jurisdiction
     * @param zone zone of that country
     */
    public record Location(String country, boolean undisputed, String zone) {}

    void addEnrolment(String nodeId, long version, Enrolment enrolment) {
        enrolments.add(nodeId, version, enrolment);
    }

    /** A node is enrolled no more, or was not for a while. */
    void addWithdrawal(String nodeId) {
        withdrawn.add(nodeId);
    }

    void addMemberships(String nodeId, long version, Memberships record) {
        memberships.add(nodeId, version, record);
    }

    void addLocation(String nodeId, long version, Location location) {
        locations.add(nodeId, version, location);
    }

    void addOffer(String nodeId, long bootEpoch, int slots, long heardAt) {
        offers.computeIfAbsent(nodeId, unknown -> new TreeMap<>()).merge(bootEpoch, slots, Math::max);
        firstOfferAt.merge(nodeId, heardAt, Math::min);
    }

    /** Whether the enrolment of a node was ever withdrawn, as far as the log still says so. */
    public boolean withdrawn(String nodeId) {
        return withdrawn.contains(nodeId);
    }

    public Versions<Enrolment> enrolments() {
        return enrolments;
    }

    public Versions<Memberships> memberships() {
        return memberships;
    }

    public Versions<Location> locations() {
        return locations;
    }

    /** The most slots that a node offered since a start of its server, by the heartbeats that the log still holds. */
    public OptionalInt mostOffered(String nodeId, long bootEpoch) {
        Integer most = offers.getOrDefault(nodeId, new TreeMap<>()).get(bootEpoch);
        return most == null ? OptionalInt.empty() : OptionalInt.of(most);
    }

    /** When the first heartbeat of a node that the log still holds was heard; the end of time where there is none. */
    public long firstOfferAt(String nodeId) {
        return firstOfferAt.getOrDefault(nodeId, Long.MAX_VALUE);
    }
}
