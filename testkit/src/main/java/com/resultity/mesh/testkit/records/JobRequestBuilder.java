package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.AccessProof;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.ModelCapability;
import com.resultity.mesh.schemas.Priority;
import java.nio.ByteBuffer;
import java.util.List;

/** Builds {@link JobRequest} records: for the global pool, declared to be from the EU, with 5 s of patience and 60 s of lease. */
public final class JobRequestBuilder {

    private final JobRequest.Builder request = JobRequest.newBuilder()
            .setJobId(Records.JOB_ID)
            .setGatewayId("gateway-1")
            .setTenantId("tenant-a")
            .setModel("Qwen3-8B")
            .setContextTokens(512)
            .setMaximumOutputTokens(128)
            .setZone("EU")
            .setGeoMode(GeoMode.PREFER)
            .setCountries(List.of())
            .setMinimumTrustLevel(0)
            .setPatienceMilliseconds(5_000)
            .setLeaseMilliseconds(60_000);

    JobRequestBuilder() {}

    public JobRequestBuilder job(String jobId) {
        request.setJobId(jobId);
        return this;
    }

    public JobRequestBuilder gateway(String gatewayId) {
        request.setGatewayId(gatewayId);
        return this;
    }

    public JobRequestBuilder tenant(String tenantId) {
        request.setTenantId(tenantId);
        return this;
    }

    public JobRequestBuilder subcloud(String subcloudId) {
        request.setSubcloudId(subcloudId);
        return this;
    }

    public JobRequestBuilder model(String model) {
        request.setModel(model);
        return this;
    }

    public JobRequestBuilder tokens(int context, int maximumOutput) {
        request.setContextTokens(context).setMaximumOutputTokens(maximumOutput);
        return this;
    }

    /** Sets the declared zone; null leaves it to the client address. */
    public JobRequestBuilder zone(String zone) {
        request.setZone(zone);
        return this;
    }

    public JobRequestBuilder clientAddress(String address) {
        request.setClientAddress(address);
        return this;
    }

    public JobRequestBuilder geoMode(GeoMode mode) {
        request.setGeoMode(mode);
        return this;
    }

    public JobRequestBuilder regulatoryDomain(String domain) {
        request.setRegulatoryDomain(domain);
        return this;
    }

    /** Sets the countries that it must not leave, ISO 3166-1 alpha-2. */
    public JobRequestBuilder countries(String... countries) {
        request.setCountries(List.of(countries));
        return this;
    }

    public JobRequestBuilder minimumTrustLevel(int level) {
        request.setMinimumTrustLevel(level);
        return this;
    }

    public JobRequestBuilder patience(long milliseconds) {
        request.setPatienceMilliseconds(milliseconds);
        return this;
    }

    public JobRequestBuilder lease(long milliseconds) {
        request.setLeaseMilliseconds(milliseconds);
        return this;
    }

    /** Sets when no node is worth having any more, milliseconds since 1970-01-01T00:00:00Z. */
    public JobRequestBuilder deadline(long time) {
        request.setDeadline(time);
        return this;
    }

    /** Asks for any model that is capable of this, instead of naming one. */
    public JobRequestBuilder capable(ModelCapability capability) {
        request.setModel("").setCapability(capability);
        return this;
    }

    public JobRequestBuilder priority(Priority priority) {
        request.setPriority(priority);
        return this;
    }

    public JobRequestBuilder session(String session) {
        request.setSession(session);
        return this;
    }

    /** Sets the hashes of the blocks of its prompt's prefix. */
    public JobRequestBuilder prefixBlocks(Long... hashes) {
        request.setPrefixBlocks(List.of(hashes));
        return this;
    }

    /** Sets the proof that its sender holds a token. */
    public JobRequestBuilder proof(String tokenId, byte[] mac) {
        request.setProof(new AccessProof(tokenId, ByteBuffer.wrap(mac)));
        return this;
    }

    /** Sets the zones that it falls back to, in this order. */
    public JobRequestBuilder fallingBackTo(String... zones) {
        request.setFallbackZones(List.of(zones));
        return this;
    }

    public JobRequest build() {
        return request.build();
    }
}
