package com.resultity.mesh.router.decide.nodes;

import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.nodes.NodeFacts.Liveness;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Builds {@link NodeFacts}: a living node in Germany with one slot and the model that jobs ask for, in the global pool. */
public final class NodeFactsBuilder {

    private final String id;
    private Liveness liveness = Liveness.ALIVE;
    private long bootEpoch = 1;
    private long sequence = 1;
    private int slots = 1;
    private Set<String> models = Set.of(JobBuilder.MODEL);
    private String zone = "EU";
    private String country = "DE";
    private boolean disputed;
    private String gpuClass = "H100-SXM";
    private int gpuMemory = 81_920;
    private int trustLevel = 2;
    private boolean goodStanding = true;
    private Set<String> subclouds = Set.of();
    private boolean isolated;
    private boolean verified;
    private OptionalLong latency = OptionalLong.empty();
    private Optional<String> movingTo = Optional.empty();
    private long location = 1;

    private NodeFactsBuilder(String id) {
        this.id = id;
    }

    public static NodeFactsBuilder aNode(String id) {
        return new NodeFactsBuilder(id);
    }

    public NodeFactsBuilder liveness(Liveness liveness) {
        this.liveness = liveness;
        return this;
    }

    public NodeFactsBuilder silent() {
        return liveness(Liveness.SILENT);
    }

    public NodeFactsBuilder left() {
        return liveness(Liveness.LEFT);
    }

    public NodeFactsBuilder bootEpoch(long bootEpoch) {
        this.bootEpoch = bootEpoch;
        return this;
    }

    public NodeFactsBuilder sequence(long sequence) {
        this.sequence = sequence;
        return this;
    }

    public NodeFactsBuilder slots(int slots) {
        this.slots = slots;
        return this;
    }

    public NodeFactsBuilder models(String... models) {
        this.models = Set.of(models);
        return this;
    }

    public NodeFactsBuilder zone(String zone) {
        this.zone = zone;
        return this;
    }

    public NodeFactsBuilder country(String country) {
        this.country = country;
        return this;
    }

    public NodeFactsBuilder disputed() {
        this.disputed = true;
        return this;
    }

    public NodeFactsBuilder gpu(String gpuClass, int mebibytes) {
        this.gpuClass = gpuClass;
        this.gpuMemory = mebibytes;
        return this;
    }

    public NodeFactsBuilder trust(int level) {
        this.trustLevel = level;
        return this;
    }

    public NodeFactsBuilder badStanding() {
        this.goodStanding = false;
        return this;
    }

    public NodeFactsBuilder in(String... subclouds) {
        this.subclouds = Set.of(subclouds);
        return this;
    }

    public NodeFactsBuilder isolated() {
        this.isolated = true;
        return this;
    }

    public NodeFactsBuilder verified() {
        this.verified = true;
        return this;
    }

    public NodeFactsBuilder latency(long milliseconds) {
        this.latency = OptionalLong.of(milliseconds);
        return this;
    }

    public NodeFactsBuilder movingTo(String cell, long locationVersion) {
        this.movingTo = Optional.of(cell);
        this.location = locationVersion;
        return this;
    }

    public NodeFacts build() {
        return new NodeFacts(
                id,
                liveness,
                bootEpoch,
                sequence,
                slots,
                models,
                new NodeLocation(zone, country, disputed),
                new NodeHardware(gpuClass, gpuMemory, verified),
                (byte) trustLevel,
                goodStanding,
                subclouds,
                isolated,
                latency,
                movingTo,
                NodeDetails.of("https://" + id + ".example.net", new NodeVersions(1, 1, location, 0)));
    }
}
