package com.resultity.mesh.geo.jobs;

import static com.resultity.mesh.testkit.records.Records.JOB_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.resultity.mesh.geo.addresses.CountryLookup;
import com.resultity.mesh.geo.tables.TestingKnownZones;
import com.resultity.mesh.geo.zones.TestingZones;
import com.resultity.mesh.geo.zones.TimedZones;
import com.resultity.mesh.jurisdiction.RegulatoryDomain;
import com.resultity.mesh.schemas.AccessProof;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.LadderStep;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.ModelCapability;
import com.resultity.mesh.schemas.Priority;
import com.resultity.mesh.schemas.Rung;
import com.resultity.mesh.schemas.ZoneSource;
import com.resultity.mesh.testkit.records.JobRequestBuilder;
import com.resultity.mesh.wire.RawRecord;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class JobLocatorTest {

    private static final byte[] MAC = new byte[32];

    private final JobLocator locator = new JobLocator(
            TestingKnownZones.of(new TimedZones(0, TestingZones.withCellsOfEu(1))), address -> Optional.of("DE"));

    @Test
    void shouldCarryTheRequestOnWithItsLabel() {
        LocatedJob located = locate(aJobRequest()
                .subcloud("eu-gdpr")
                .zone(null)
                .clientAddress("203.0.113.7")
                .minimumTrustLevel(1)
                .geoMode(GeoMode.REQUIRE)
                .capable(new ModelCapability("image", true, 4_096, 7_000))
                .priority(Priority.INTERACTIVE)
                .session("session-1")
                .prefixBlocks(11L, -12L)
                .proof("token-1", MAC)
                .deadline(NOW + 9_000));

        LocatedJob expected = LocatedJob.newBuilder()
                .setJobId(JOB_ID)
                .setGatewayId("gateway-1")
                .setTenantId("tenant-a")
                .setSubcloudId("eu-gdpr")
                .setModel("")
                .setContextTokens(512)
                .setMaximumOutputTokens(128)
                .setZone("EU")
                .setZoneSource(ZoneSource.CLIENT_ADDRESS)
                .setGeoMode(GeoMode.REQUIRE)
                .setZoneTable(0)
                .setLadder(List.of(new LadderStep("EU-0", "EU", Rung.HOME_ZONE)))
                .setMinimumTrustLevel(1)
                .setPatienceMilliseconds(5_000)
                .setLeaseMilliseconds(60_000)
                .setRequestedAt(NOW + 3)
                .setRequestPartition(2)
                .setRequestOffset(41)
                .setCapability(new ModelCapability("image", true, 4_096, 7_000))
                .setPriority(Priority.INTERACTIVE)
                .setSession("session-1")
                .setPrefixBlocks(List.of(11L, -12L))
                .setProof(new AccessProof("token-1", ByteBuffer.wrap(MAC)))
                .setDeadline(NOW + 9_000)
                .build();
        assertEquals(expected, located);
        assertFalse(located.toString().contains("203.0.113.7"));
    }

    @Test
    void shouldWriteTheLadderOut() {
        assertEquals(
                List.of(
                        new LadderStep("EU-0", "EU", Rung.HOME_ZONE),
                        new LadderStep("NA-1", "NA", Rung.FALLBACK_ZONE),
                        new LadderStep("NA-0", "NA", Rung.FALLBACK_ZONE),
                        new LadderStep("OTHER-0", "OTHER", Rung.ANYWHERE),
                        new LadderStep("SEA-0", "SEA", Rung.ANYWHERE)),
                locate(aJobRequest()).getLadder());
    }

    @Test
    void shouldOrderTheLadderByTheFallbacksOfTheJob() {
        assertEquals(
                List.of("EU-0", "SEA-0", "OTHER-0", "NA-1", "NA-0"),
                locate(aJobRequest().fallingBackTo("SEA", "OTHER")).getLadder().stream()
                        .map(LadderStep::getCell)
                        .toList());
    }

    @Test
    void shouldBringJobsOfASessionOfATenantToOneCell() {
        assertEquals(1, homesOfJobs("tenant-a").size());
        assertEquals(4, homesOfJobs(null).size());
    }

    /** Where jobs of one session go among four cells; of none, where no tenant is given. */
    private static Set<String> homesOfJobs(String tenantWithSession) {
        JobLocator four = new JobLocator(
                TestingKnownZones.of(new TimedZones(0, TestingZones.withCellsOfEu(4))), CountryLookup.NONE);
        Set<String> homes = new HashSet<>();
        for (int number = 0; number < 100; number++) {
            JobRequestBuilder request = aJobRequest().job(jobId(NOW, number)).zone("EU");
            if (tenantWithSession != null) {
                request.tenant(tenantWithSession).session("session-1");
            }
            homes.add(locate(four, request).getLadder().get(0).getCell());
        }
        return homes;
    }

    @Test
    void shouldPreferNoZoneThatIsOff() {
        LocatedJob located = locate(aJobRequest().zone("SEA"));

        assertEquals("SEA", located.getZone());
        assertEquals(ZoneSource.DECLARED, located.getZoneSource());
        assertEquals(GeoMode.NONE, located.getGeoMode());
        assertEquals(5, located.getLadder().size());
    }

    @Test
    void shouldWriteJurisdictionsOut() {
        assertNull(locate(aJobRequest()).getCountries());
        assertEquals(
                List.of("DE", "US"),
                locate(aJobRequest().countries("US", "DE", "US")).getCountries());
        assertEquals(
                List.of("DE", "FR"),
                locate(aJobRequest().regulatoryDomain("GDPR").countries("US", "FR", "DE"))
                        .getCountries());
        assertEquals(
                RegulatoryDomain.GDPR.countries(),
                locate(aJobRequest().regulatoryDomain("gdpr")).getCountries());
    }

    @Test
    void shouldAllowNoCountryWhereTheRequestContradictsItself() {
        LocatedJob located = locate(aJobRequest().regulatoryDomain("GDPR").countries("US"));

        assertEquals(List.of(), located.getCountries());
        assertEquals("GDPR", located.getRegulatoryDomain());
    }

    private LocatedJob locate(JobRequestBuilder request) {
        return locate(locator, request);
    }

    private static LocatedJob locate(JobLocator locator, JobRequestBuilder request) {
        RawRecord raw = new RawRecord("mesh.job-requests.v1", 2, 41, NOW + 3, null, null, new RecordHeaders());
        return locator.locate(request.build(), raw);
    }
}
