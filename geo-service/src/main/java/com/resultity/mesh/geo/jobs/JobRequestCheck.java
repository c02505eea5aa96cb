package com.resultity.mesh.geo.jobs;

import static com.resultity.mesh.schemas.DeadLetterReason.INVALID_FIELD;
import static com.resultity.mesh.schemas.DeadLetterReason.KEY_MISMATCH;
import static com.resultity.mesh.schemas.DeadLetterReason.STALE;

import com.resultity.mesh.geo.addresses.AddressLiteral;
import com.resultity.mesh.geo.labels.JobId;
import com.resultity.mesh.geo.tables.KnownZones;
import com.resultity.mesh.geo.zones.CountryCode;
import com.resultity.mesh.geo.zones.Zones;
import com.resultity.mesh.jurisdiction.RegulatoryDomain;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.wire.RecordCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a request must be to be placed. Faults name the field and the rule and never the value: any field of a request may
 * hold a client's address by mistake.
 */
public final class JobRequestCheck implements RecordCheck<JobRequest> {

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
                .or(() -> JobFields.faultOf(job))
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

    private static Optional<Fault> faultOfJurisdiction(JobRequest job) {
        return JobFields.require(
                        job.getRegulatoryDomain() == null
                                || RegulatoryDomain.named(job.getRegulatoryDomain())
                                        .isPresent(),
                        "regulatoryDomain",
                        "one of " + String.join(", ", RegulatoryDomain.names()))
                .or(() -> JobFields.require(
                        job.getCountries().stream().allMatch(CountryCode::isAssigned),
                        "countries",
                        "codes of ISO 3166-1 alpha-2 in capitals"));
    }

    private Optional<Fault> faultOfPlace(JobRequest job, JobId id) {
        return JobFields.require(job.getGeoMode() != GeoMode.UNRECOGNISED, "geoMode", "a mode that this version knows")
                .or(() -> JobFields.require(
                        job.getClientAddress() == null
                                || AddressLiteral.parse(job.getClientAddress()).isPresent(),
                        "clientAddress",
                        "an IP address written out"))
                .or(() -> JobFields.require(
                        job.getZone() == null
                                || zonesOf(id).named(job.getZone()).isPresent(),
                        "zone",
                        "a zone of the table in force at the time inside jobId"))
                .or(() -> JobFields.require(
                        areZonesOnce(job.getFallbackZones(), id),
                        "fallbackZones",
                        "zones of the table in force at the time inside jobId, none of them twice"));
    }

    private Zones zonesOf(JobId id) {
        return zones.inForceAt(id.timestamp()).zones();
    }

    private boolean areZonesOnce(List<String> names, JobId id) {
        HashSet<String> seen = new HashSet<>();
        return names.isEmpty()
                || names.stream().allMatch(name -> zonesOf(id).named(name).isPresent() && seen.add(name));
    }

    private static Optional<Fault> fault(DeadLetterReason reason, String detail) {
        return Optional.of(new Fault(reason, detail));
    }
}
