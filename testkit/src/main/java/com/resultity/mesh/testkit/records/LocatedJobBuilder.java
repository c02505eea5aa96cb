package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.AccessProof;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.LadderStep;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.ModelCapability;
import com.resultity.mesh.schemas.Priority;
import com.resultity.mesh.schemas.Rung;
import com.resultity.mesh.schemas.ZoneSource;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds {@link LocatedJob} records: for the global pool, at home in EU-0, with 5 s of patience and 60 s of lease. The
 * ladder is the home zone's cell, then the cells of all other zones on the last rung.
 */
public final class LocatedJobBuilder {

    private static final List<String> ZONES = List.of("EU", "ME", "NA", "OTHER", "SA", "SEA");

    private final LocatedJob.Builder job = LocatedJob.newBuilder()
            .setJobId(Records.JOB_ID)
            .setGatewayId("gateway-1")
            .setTenantId("tenant-a")
            .setModel("Qwen3-8B")
            .setContextTokens(512)
            .setMaximumOutputTokens(128)
            .setZoneSource(ZoneSource.DECLARED)
            .setGeoMode(GeoMode.PREFER)
            .setZoneTable(0)
            .setMinimumTrustLevel(0)
            .setPatienceMilliseconds(5_000)
            .setLeaseMilliseconds(60_000)
            .setRequestedAt(Records.NOW)
            .setRequestPartition(0)
            .setRequestOffset(0);

    LocatedJobBuilder() {
        zone("EU");
    }

    public LocatedJobBuilder job(String jobId) {
        job.setJobId(jobId);
        return this;
    }

    public LocatedJobBuilder gateway(String gatewayId) {
        job.setGatewayId(gatewayId);
        return this;
    }

    public LocatedJobBuilder tenant(String tenantId) {
        job.setTenantId(tenantId);
        return this;
    }

    public LocatedJobBuilder subcloud(String subcloudId) {
        job.setSubcloudId(subcloudId);
        return this;
    }

    public LocatedJobBuilder model(String model) {
        job.setModel(model);
        return this;
    }

    public LocatedJobBuilder tokens(int context, int maximumOutput) {
        job.setContextTokens(context).setMaximumOutputTokens(maximumOutput);
        return this;
    }

    /** Sets the zone label, and the ladder that goes with it. */
    public LocatedJobBuilder zone(String zone) {
        List<LadderStep> ladder = new ArrayList<>();
        ladder.add(new LadderStep(zone + "-0", zone, Rung.HOME_ZONE));
        for (String other : ZONES) {
            if (!other.equals(zone)) {
                ladder.add(new LadderStep(other + "-0", other, Rung.ANYWHERE));
            }
        }
        job.setZone(zone).setLadder(List.copyOf(ladder));
        return this;
    }

    public LocatedJobBuilder ladder(LadderStep... steps) {
        job.setLadder(List.of(steps));
        return this;
    }

    public LocatedJobBuilder geoMode(GeoMode mode) {
        job.setGeoMode(mode);
        return this;
    }

    public LocatedJobBuilder zoneSource(ZoneSource source) {
        job.setZoneSource(source);
        return this;
    }

    public LocatedJobBuilder zoneTable(long effectiveFrom) {
        job.setZoneTable(effectiveFrom);
        return this;
    }

    /** Sets the countries that it must not leave, ISO 3166-1 alpha-2; none given: none at all. */
    public LocatedJobBuilder countries(String... countries) {
        job.setCountries(List.of(countries));
        return this;
    }

    /** Sets the regulatory domain and the countries written out from it. */
    public LocatedJobBuilder regulatoryDomain(String domain, List<String> countries) {
        job.setRegulatoryDomain(domain).setCountries(List.copyOf(countries));
        return this;
    }

    public LocatedJobBuilder minimumTrustLevel(int level) {
        job.setMinimumTrustLevel(level);
        return this;
    }

    public LocatedJobBuilder patience(long milliseconds) {
        job.setPatienceMilliseconds(milliseconds);
        return this;
    }

    public LocatedJobBuilder deadline(long time) {
        job.setDeadline(time);
        return this;
    }

    public LocatedJobBuilder lease(long milliseconds) {
        job.setLeaseMilliseconds(milliseconds);
        return this;
    }

    public LocatedJobBuilder requestedAt(long time) {
        job.setRequestedAt(time);
        return this;
    }

    /** Sets where its request lies on mesh.job-requests.v1. */
    public LocatedJobBuilder requestPosition(int partition, long offset) {
        job.setRequestPartition(partition).setRequestOffset(offset);
        return this;
    }

    /** Asks for any model that is capable of this, instead of naming one. */
    public LocatedJobBuilder capable(ModelCapability capability) {
        job.setModel("").setCapability(capability);
        return this;
    }

    public LocatedJobBuilder priority(Priority priority) {
        job.setPriority(priority);
        return this;
    }

    public LocatedJobBuilder session(String session) {
        job.setSession(session);
        return this;
    }

    /** Sets the hashes of the blocks of its prompt's prefix. */
    public LocatedJobBuilder prefixBlocks(Long... hashes) {
        job.setPrefixBlocks(List.of(hashes));
        return this;
    }

    /** Sets the proof that its sender holds a token. */
    public LocatedJobBuilder proof(String tokenId, byte[] mac) {
        job.setProof(new AccessProof(tokenId, ByteBuffer.wrap(mac)));
        return this;
    }

    public LocatedJob build() {
        return job.build();
    }
}
