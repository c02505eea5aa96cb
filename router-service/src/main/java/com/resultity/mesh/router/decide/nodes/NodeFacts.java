package com.resultity.mesh.router.decide.nodes;

import com.resultity.mesh.router.decide.policy.HardwareTerms;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a cell knows of a node besides its slots.
 *
 * @param id node id
 * @param liveness whether it is heard
 * @param bootEpoch start of its server process, milliseconds since 1970-01-01T00:00:00Z
 * @param sequence sequence of the heartbeat that this rests on
 * @param slots jobs that it may hold at once, 0 or more
 * @param models models that it has loaded
 * @param location where it counts as being
 * @param hardware what it computes with
 * @param trustLevel 0 to 3; a byte, because of these facts there are as many as nodes
 * @param goodStanding whether it keeps what is expected of it
 * @param subclouds Subclouds that it is an active member of
 * @param isolated whether one of these isolates it from the global pool
 * @param latencyMilliseconds latency that is observed at it, at p50; empty where too little was seen
 * @param movingTo the cell that it goes to once this one has released it; it takes no job meanwhile
 * @param details what is told of it and never decided on
 */
public record NodeFacts(
        String id,
        Liveness liveness,
        long bootEpoch,
        long sequence,
        int slots,
        Set<String> models,
        NodeLocation location,
        NodeHardware hardware,
        byte trustLevel,
        boolean goodStanding,
        Set<String> subclouds,
        boolean isolated,
        OptionalLong latencyMilliseconds,
        Optional<String> movingTo,
        NodeDetails details) {

    /** Whether a node is heard. */
    public enum Liveness {
        ALIVE,
        SILENT,
        LEFT
    }

    public NodeFacts {
        models = NameSet.of(models);
        subclouds = NameSet.of(subclouds);
    }

    /** Whether these facts rest on an older heartbeat than others of the same node. */
    public boolean olderThan(NodeFacts other) {
        return bootEpoch < other.bootEpoch || (bootEpoch == other.bootEpoch && sequence < other.sequence);
    }

    /** Whether the stages that come before the free slot judge it as they judge other facts of the same node. */
    public boolean passesLike(NodeFacts other) {
        return liveness == other.liveness
                && trustLevel == other.trustLevel
                && goodStanding == other.goodStanding
                && isolated == other.isolated
                && hardware.equals(other.hardware)
                && location.equals(other.location)
                && models.equals(other.models)
                && subclouds.equals(other.subclouds);
    }

    /**
     * The same node, out of the global pool if one of its Subclouds isolates it: what a Subcloud says holds from its policy on,
     * for all its members at once, and not from when the record of each of them says so too.
     *
     * @param isolates tells whether a Subcloud isolates its members
     */
    public NodeFacts isolatedUnder(Predicate<String> isolates) {
        if (isolated || subclouds.stream().noneMatch(isolates)) {
            return this;
        }
        return new NodeFacts(
                id,
                liveness,
                bootEpoch,
                sequence,
                slots,
                models,
                location,
                hardware,
                trustLevel,
                goodStanding,
                subclouds,
                true,
                latencyMilliseconds,
                movingTo,
                details);
    }

    /** Whether its hardware meets the terms of a Subcloud. */
    public boolean meets(HardwareTerms terms) {
        return terms.allow(hardware.gpuClass(), hardware.gpuMemoryMebibytes(), hardware.verified());
    }

    /** URL at which gateways reach it. */
    public String endpoint() {
        return details.endpoint();
    }

    /** What this was joined from. */
    public NodeVersions versions() {
        return details.versions();
    }

    /** Slots that it gives away, 0 or more. */
    public int offeredSlots() {
        return movingTo.isPresent() ? 0 : slots;
    }
}
