package com.resultity.mesh.geo.jobs;

import static com.resultity.mesh.schemas.DeadLetterReason.INVALID_FIELD;
import static com.resultity.mesh.schemas.DeadLetterReason.KEY_MISMATCH;
import static com.resultity.mesh.schemas.DeadLetterReason.STALE;

import com.resultity.mesh.geo.addresses.AddressLiteral;
import com.resultity.mesh.geo.labels.JobId;
import com.resultity.mesh.geo.tables.KnownZones;
import com.resultity.mesh.geo.zones.CountryCode;
import com.resultity.mesh.jurisdiction.RegulatoryDomain;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.wire.RecordCheck;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request must be to be placed. Faults name the field and the rule and never the value: any field of a request may
 * hold a client's address by mistake.
 */
public final class JobRequestCheck implements RecordCheck<JobRequest> {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SUBCLOUD_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int LONGEST_MODEL = 128;
    private static final int HIGHEST_TRUST = 3;
    private static final long LONGEST_PATIENCE = 600_000;
    private static final long LONGEST_LEASE = 3_600_000;

    private final JobTimeLimits limits;
    private final KnownZones zones;

    /**
     * @param limits how far the moment inside the id may be off
     * @param zones where the zones that may be declared are known
     */
    public JobRequestCheck(JobTimeLimits limits, KnownZones zones) {
        this.limits = limits;
        this.zones = zones;
    }

    @Override
    public Optional<Fault> faultOf(String key, JobRequest job, long timestamp) {
        if (!key.equals(job.getJobId())) {
            return fault(KEY_MISMATCH, "the key is not the job id that the value names");
        }
        Optional<JobId> id = JobId.parse(job.getJobId());
        if (id.isEmpty()) {
            return fault(INVALID_FIELD, "jobId is not a UUID of version 7 in small letters");
        }
        return faultOfTime(id.get(), timestamp)
                .or(() -> faultOfNames(job))
                .or(() -> faultOfNumbers(job))
                .or(() -> faultOfJurisdiction(job))
                .or(() -> faultOfPlace(job, id.get()));
    }

    private Optional<Fault> faultOfTime(JobId id, long takenAt) {
        if (takenAt - id.timestamp() > limits.oldest().toMillis()) {
            return fault(STALE, "the time inside jobId is more than " + limits.oldest() + " before its arrival");
        }
        if (id.timestamp() - takenAt > limits.furthestAhead().toMillis()) {
            return fault(
                    STALE,
                    "the time inside jobId is more than " + limits.furthestAhead()
                            + " after its arrival; set the gateway's clock");
        }
        return Optional.empty();
    }

    private static Optional<Fault> faultOfNames(JobRequest job) {
        return require(ID.matcher(job.getGatewayId()).matches(), "gatewayId", "1 to 64 of A-Z a-z 0-9 . _ -")
                .or(() -> require(ID.matcher(job.getTenantId()).matches(), "tenantId", "1 to 64 of A-Z a-z 0-9 . _ -"))
                .or(() -> require(
                        job.getSubcloudId() == null
                                || SUBCLOUD_ID.matcher(job.getSubcloudId()).matches(),
                        "subcloudId",
                        "1 to 63 of a-z 0-9 -, not beginning with -"))
                .or(() -> require(
                        !job.getModel().isBlank() && job.getModel().length() <= LONGEST_MODEL,
                        "model",
                        "a name of 1 to " + LONGEST_MODEL + " characters"));
    }

    private static Optional<Fault> faultOfNumbers(JobRequest job) {
        return require(job.getContextTokens() >= 0, "contextTokens", "0 or more")
                .or(() -> require(job.getMaximumOutputTokens() >= 0, "maximumOutputTokens", "0 or more"))
                .or(() -> require(
                        within(job.getMinimumTrustLevel(), 0, HIGHEST_TRUST),
                        "minimumTrustLevel",
                        "0 to " + HIGHEST_TRUST))
                .or(() -> require(
                        within(job.getPatienceMilliseconds(), 1, LONGEST_PATIENCE),
                        "patienceMilliseconds",
                        "1 to " + LONGEST_PATIENCE))
                .or(() -> require(
                        within(job.getLeaseMilliseconds(), 1, LONGEST_LEASE),
                        "leaseMilliseconds",
                        "1 to " + LONGEST_LEASE));
    }

    private static Optional<Fault> faultOfJurisdiction(JobRequest job) {
        return require(
                        job.getRegulatoryDomain() == null
                                || RegulatoryDomain.named(job.getRegulatoryDomain())
                                        .isPresent(),
                        "regulatoryDomain",
                        "one of " + String.join(", ", RegulatoryDomain.names()))
                .or(() -> require(
                        job.getCountries().stream().allMatch(CountryCode::isAssigned),
                        "countries",
                        "codes of ISO 3166-1 alpha-2 in capitals"));
    }

    private Optional<Fault> faultOfPlace(JobRequest job, JobId id) {
        return require(job.getGeoMode() != GeoMode.UNRECOGNISED, "geoMode", "a mode that this version knows")
                .or(() -> require(
                        job.getClientAddress() == null
                                || AddressLiteral.parse(job.getClientAddress()).isPresent(),
                        "clientAddress",
                        "an IP address written out"))
                .or(() -> require(
                        job.getZone() == null
                                || zones.inForceAt(id.timestamp())
                                        .zones()
                                        .named(job.getZone())
                                        .isPresent(),
                        "zone",
                        "a zone of the table in force at the time inside jobId"));
    }

    private static boolean within(long value, long least, long most) {
        return value >= least && value <= most;
    }

    private static Optional<Fault> require(boolean holds, String field, String rule) {
        return holds ? Optional.empty() : fault(INVALID_FIELD, field + " must be " + rule);
    }

    private static Optional<Fault> fault(DeadLetterReason reason, String detail) {
        return Optional.of(new Fault(reason, detail));
    }
}
