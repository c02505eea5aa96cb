package com.resultity.mesh.router.decide.job;

import java.util.List;
import java.util.Optional;

/** Builds {@link Job}s: global, at home in EU-0 with no other cell on the ladder, 5 s of patience and 60 s of lease. */
public final class JobBuilder {

    /** 2026-01-01T00:00:00Z in milliseconds. */
    public static final long START = 1_767_225_600_000L;

    public static final String MODEL = "Qwen3-8B";

    private final String id;
    private long createdAt = START;
    private long requestedAt = START;
    private String gatewayId = "gateway-1";
    private String tenantId = "tenant-a";
    private Optional<String> subcloudId = Optional.empty();
    private ModelDemand model = new ModelDemand.Named(MODEL);
    private String zone = "EU";
    private boolean requiresZone;
    private List<LadderStep> ladder = List.of(new LadderStep("EU-0", "EU", Rung.HOME_ZONE));
    private Optional<List<String>> countries = Optional.empty();
    private int minimumTrustLevel;
    private Priority priority = Priority.STANDARD;
    private Optional<String> session = Optional.empty();
    private List<Long> prefix = List.of();
    private Optional<AccessProof> proof = Optional.empty();
    private long tokens = 1_000;
    private long patience = 5_000;
    private long deadline = Job.NO_DEADLINE;
    private long lease = 60_000;

    private JobBuilder(String id) {
        this.id = id;
    }

    public static JobBuilder aJob(String id) {
        return new JobBuilder(id);
    }

    /** Sets the time inside its id, and when the broker took its request. */
    public JobBuilder at(long time) {
        this.createdAt = time;
        this.requestedAt = time;
        return this;
    }

    public JobBuilder requestedAt(long time) {
        this.requestedAt = time;
        return this;
    }

    public JobBuilder gateway(String gatewayId) {
        this.gatewayId = gatewayId;
        return this;
    }

    public JobBuilder tenant(String tenantId) {
        this.tenantId = tenantId;
        return this;
    }

    public JobBuilder subcloud(String subcloudId) {
        this.subcloudId = Optional.of(subcloudId);
        return this;
    }

    public JobBuilder model(String model) {
        this.model = new ModelDemand.Named(model);
        return this;
    }

    public JobBuilder capable(ModelDemand.Capable capability) {
        this.model = capability;
        return this;
    }

    public JobBuilder priority(Priority priority) {
        this.priority = priority;
        return this;
    }

    public JobBuilder session(String session) {
        this.session = Optional.of(session);
        return this;
    }

    public JobBuilder prefix(Long... blocks) {
        this.prefix = List.of(blocks);
        return this;
    }

    public JobBuilder proof(AccessProof proof) {
        this.proof = Optional.of(proof);
        return this;
    }

    public JobBuilder tokens(long tokens) {
        this.tokens = tokens;
        return this;
    }

    public JobBuilder zone(String zone) {
        this.zone = zone;
        return this;
    }

    /** Forbids it to leave its zone. */
    public JobBuilder requiringZone() {
        this.requiresZone = true;
        return this;
    }

    /** Sets the ladder as ZONE-NUMBER names: those of the zone of the first are its home zone, the rest anywhere. */
    public JobBuilder ladder(String... cells) {
        String home = zoneOf(cells[0]);
        this.zone = home;
        this.ladder = List.of(cells).stream()
                .map(cell ->
                        new LadderStep(cell, zoneOf(cell), zoneOf(cell).equals(home) ? Rung.HOME_ZONE : Rung.ANYWHERE))
                .toList();
        return this;
    }

    public JobBuilder ladder(LadderStep... steps) {
        this.ladder = List.of(steps);
        return this;
    }

    private static String zoneOf(String cell) {
        return cell.substring(0, cell.indexOf('-'));
    }

    public JobBuilder countries(String... countries) {
        this.countries = Optional.of(List.of(countries));
        return this;
    }

    public JobBuilder trust(int level) {
        this.minimumTrustLevel = level;
        return this;
    }

    public JobBuilder patience(long milliseconds) {
        this.patience = milliseconds;
        return this;
    }

    /** Sets when no node is worth having any more. */
    public JobBuilder deadline(long time) {
        this.deadline = time;
        return this;
    }

    public JobBuilder lease(long milliseconds) {
        this.lease = milliseconds;
        return this;
    }

    public Job build() {
        return new Job(
                id,
                createdAt,
                gatewayId,
                tenantId,
                subcloudId,
                model,
                zone,
                requiresZone,
                ladder,
                countries,
                minimumTrustLevel,
                priority,
                Affinity.of(tenantId, session, prefix),
                proof,
                tokens,
                patience,
                deadline,
                lease,
                requestedAt);
    }
}
