package com.resultity.mesh.geo.jobs;

import com.resultity.mesh.geo.addresses.AddressLiteral;
import com.resultity.mesh.geo.addresses.CountryLookup;
import com.resultity.mesh.geo.labels.JobId;
import com.resultity.mesh.geo.labels.JobLabel;
import com.resultity.mesh.geo.labels.LabelSource;
import com.resultity.mesh.geo.labels.LadderRung;
import com.resultity.mesh.geo.labels.ZonePreference;
import com.resultity.mesh.geo.tables.KnownZones;
import com.resultity.mesh.jurisdiction.RegulatoryDomain;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.LadderStep;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.Rung;
import com.resultity.mesh.schemas.ZoneSource;
import com.resultity.mesh.wire.RawRecord;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Makes located jobs of requests that passed the check. */
final class JobLocator {

    private final KnownZones zones;
    private final CountryLookup countries;

    JobLocator(KnownZones zones, CountryLookup countries) {
        this.zones = zones;
        this.countries = countries;
    }

    /** The request with its label, and without its client's address. */
    LocatedJob locate(JobRequest job, RawRecord raw) {
        JobId id = JobId.parse(job.getJobId()).orElseThrow();
        JobLabel label = JobLabel.of(claim(job, id), zones.inForceAt(id.timestamp()), countries);
        LocatedJob located = new LocatedJob();
        copyRequest(job, located);
        located.setZone(label.zone());
        located.setZoneSource(source(label.source()));
        located.setGeoMode(mode(label.preference()));
        located.setZoneTable(label.zoneTable());
        located.setLadder(ladder(label));
        located.setCountries(jurisdiction(job));
        located.setRequestedAt(raw.timestamp());
        located.setRequestPartition(raw.partition());
        located.setRequestOffset(raw.offset());
        return located;
    }

    private static JobLabel.Claim claim(JobRequest job, JobId id) {
        return new JobLabel.Claim(
                id,
                Optional.ofNullable(job.getSession()).map(name -> new JobLabel.Session(job.getTenantId(), name)),
                Optional.ofNullable(job.getZone()),
                Optional.ofNullable(job.getClientAddress()).flatMap(AddressLiteral::parse),
                preference(job.getGeoMode()),
                job.getFallbackZones());
    }

    private static void copyRequest(JobRequest job, LocatedJob located) {
        located.setJobId(job.getJobId());
        located.setGatewayId(job.getGatewayId());
        located.setTenantId(job.getTenantId());
        located.setSubcloudId(job.getSubcloudId());
        located.setModel(job.getModel());
        located.setContextTokens(job.getContextTokens());
        located.setMaximumOutputTokens(job.getMaximumOutputTokens());
        located.setRegulatoryDomain(job.getRegulatoryDomain());
        located.setMinimumTrustLevel(job.getMinimumTrustLevel());
        located.setPatienceMilliseconds(job.getPatienceMilliseconds());
        located.setLeaseMilliseconds(job.getLeaseMilliseconds());
        located.setCapability(job.getCapability());
        located.setPriority(job.getPriority());
        located.setSession(job.getSession());
        located.setPrefixBlocks(job.getPrefixBlocks());
        located.setProof(job.getProof());
        located.setDeadline(job.getDeadline());
    }

    private static List<LadderStep> ladder(JobLabel label) {
        return label.ladder().stream()
                .map(cell -> new LadderStep(cell.cell(), cell.zone(), rung(cell.rung())))
                .toList();
    }

    /** Null: any country; empty: none at all, because what the job asks for contradicts itself. */
    private static List<String> jurisdiction(JobRequest job) {
        if (job.getRegulatoryDomain() == null) {
            return job.getCountries().isEmpty() ? null : List.copyOf(new TreeSet<>(job.getCountries()));
        }
        TreeSet<String> allowed = new TreeSet<>(
                RegulatoryDomain.named(job.getRegulatoryDomain()).orElseThrow().countries());
        if (!job.getCountries().isEmpty()) {
            allowed.retainAll(job.getCountries());
        }
        return List.copyOf(allowed);
    }

    private static ZonePreference preference(GeoMode mode) {
        return switch (mode) {
            case PREFER -> ZonePreference.PREFER;
            case REQUIRE -> ZonePreference.REQUIRE;
            case NONE -> ZonePreference.NONE;
            case UNRECOGNISED -> throw new IllegalArgumentException("the check lets no such mode pass");
        };
    }

    private static GeoMode mode(ZonePreference preference) {
        return switch (preference) {
            case PREFER -> GeoMode.PREFER;
            case REQUIRE -> GeoMode.REQUIRE;
            case NONE -> GeoMode.NONE;
        };
    }

    private static ZoneSource source(LabelSource source) {
        return switch (source) {
            case DECLARED -> ZoneSource.DECLARED;
            case CLIENT_ADDRESS -> ZoneSource.CLIENT_ADDRESS;
            case DEFAULT -> ZoneSource.DEFAULT;
        };
    }

    private static Rung rung(LadderRung rung) {
        return switch (rung) {
            case HOME_ZONE -> Rung.HOME_ZONE;
            case FALLBACK_ZONE -> Rung.FALLBACK_ZONE;
            case ANYWHERE -> Rung.ANYWHERE;
        };
    }
}
