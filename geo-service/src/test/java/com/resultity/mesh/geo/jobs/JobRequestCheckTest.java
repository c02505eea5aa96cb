package com.resultity.mesh.geo.jobs;

import static com.resultity.mesh.testkit.records.Records.JOB_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.geo.tables.KnownZones;
import com.resultity.mesh.geo.tables.TestingKnownZones;
import com.resultity.mesh.geo.zones.TestingZones;
import com.resultity.mesh.geo.zones.TimedZones;
import com.resultity.mesh.geo.zones.Zone;
import com.resultity.mesh.geo.zones.Zones;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.ModelCapability;
import com.resultity.mesh.schemas.Priority;
import com.resultity.mesh.testkit.records.JobRequestBuilder;
import com.resultity.mesh.wire.RecordCheck.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JobRequestCheckTest {

    private static final Zones ONLY_MARS = new Zones("MARS", List.of(new Zone("MARS", true, 1, List.of(), List.of())));
    private static final KnownZones ZONES =
            TestingKnownZones.of(new TimedZones(0, TestingZones.FOUR), new TimedZones(NOW + 500, ONLY_MARS));

    private final JobRequestCheck check =
            new JobRequestCheck(new JobTimeLimits(Duration.ofMinutes(2), Duration.ofSeconds(1)), ZONES);

    @Test
    void shouldPassRequestsAtTheEdgesOfAllRanges() {
        assertPasses(aJobRequest());
        assertPasses(aJobRequest()
                .gateway("G.w_-9")
                .subcloud("a")
                .model("m".repeat(128))
                .tokens(0, 0)
                .zone(null)
                .clientAddress("2a02:d180::1")
                .geoMode(GeoMode.NONE)
                .regulatoryDomain("gdpr")
                .countries("NO", "US")
                .minimumTrustLevel(3)
                .patience(0)
                .lease(1)
                .priority(Priority.BATCH)
                .session("s")
                .proof("tk_1-A", new byte[32])
                .deadline(1)
                .fallingBackTo("NA", "EU", "SEA", "OTHER"));
        assertPasses(aJobRequest()
                .capable(new ModelCapability("", false, 0, 0))
                .session("s".repeat(128))
                .prefixBlocks(LongStream.range(0, 256).boxed().toArray(Long[]::new)));
        assertPasses(aJobRequest().patience(600_000).lease(3_600_000).minimumTrustLevel(0));
    }

    @Test
    void shouldFindIdsThatAreNone() {
        assertEquals(
                Optional.of(new Fault(DeadLetterReason.KEY_MISMATCH, "the key is not the job id that the value names")),
                check.faultOf("another", aJobRequest().build(), NOW));
        assertInvalid(
                "jobId is not a UUID of version 7 in small letters",
                aJobRequest().job("job-1"));
    }

    @Test
    void shouldFindTimesThatAreTooFarOff() {
        assertEquals(Optional.empty(), faultAt(NOW + 120_000));
        assertEquals(
                Optional.of(new Fault(
                        DeadLetterReason.STALE, "the time inside jobId is more than PT2M before its arrival")),
                faultAt(NOW + 120_001));
        assertEquals(Optional.empty(), faultAt(NOW - 1_000));
        assertEquals(
                Optional.of(new Fault(
                        DeadLetterReason.STALE,
                        "the time inside jobId is more than PT1S after its arrival; set the gateway's clock")),
                faultAt(NOW - 1_001));
    }

    @Test
    void shouldFindNamesThatAreNone() {
        assertInvalid(
                "gatewayId must be 1 to 64 of A-Z a-z 0-9 . _ -", aJobRequest().gateway("g w"));
        assertInvalid(
                "tenantId must be 1 to 64 of A-Z a-z 0-9 . _ -", aJobRequest().tenant("t".repeat(65)));
        assertInvalid(
                "subcloudId must be 1 to 63 of a-z 0-9 -, not beginning with -",
                aJobRequest().subcloud("-a"));
        assertInvalid(
                "model must be a name of 1 to 128 characters where no capability is asked for",
                aJobRequest().model(" "));
        assertInvalid(
                "model must be a name of 1 to 128 characters where no capability is asked for",
                aJobRequest().model("m".repeat(129)));
    }

    @Test
    void shouldFindNumbersOutOfRange() {
        assertInvalid("contextTokens must be 0 or more", aJobRequest().tokens(-1, 0));
        assertInvalid("maximumOutputTokens must be 0 or more", aJobRequest().tokens(0, -1));
        assertInvalid("minimumTrustLevel must be 0 to 3", aJobRequest().minimumTrustLevel(4));
        assertInvalid("patienceMilliseconds must be 0 to 600000", aJobRequest().patience(-1));
        assertInvalid("patienceMilliseconds must be 0 to 600000", aJobRequest().patience(600_001));
        assertInvalid("leaseMilliseconds must be 1 to 3600000", aJobRequest().lease(0));
        assertInvalid("leaseMilliseconds must be 1 to 3600000", aJobRequest().lease(3_600_001));
        assertInvalid(
                "deadline must be above 0, in milliseconds since 1970-01-01T00:00:00Z",
                aJobRequest().deadline(0));
        assertInvalid(
                "deadline must be above 0, in milliseconds since 1970-01-01T00:00:00Z",
                aJobRequest().deadline(-1));
    }

    @Test
    void shouldFindJurisdictionsAndPlacesThatAreUnknown() {
        assertInvalid("regulatoryDomain must be one of EEA, GDPR", aJobRequest().regulatoryDomain("MOON"));
        assertInvalid(
                "countries must be codes of ISO 3166-1 alpha-2 in capitals",
                aJobRequest().countries("DE", "XX"));
        assertInvalid(
                "geoMode must be a mode that this version knows", aJobRequest().geoMode(GeoMode.UNRECOGNISED));
        assertInvalid(
                "zone must be a zone of the table in force at the time inside jobId",
                aJobRequest().zone("MARS"));
    }

    @Test
    void shouldFindJobsThatAskForModelAndCapabilityOrForNeither() {
        ModelCapability image = new ModelCapability("image", true, 0, 0);

        assertPasses(aJobRequest().capable(image));
        assertInvalid(
                "model must be empty where a capability is asked for",
                aJobRequest().capable(image).model("Qwen3-8B"));
        assertInvalid(
                "model must be a name of 1 to 128 characters where no capability is asked for",
                aJobRequest().model(""));
    }

    @Test
    void shouldFindCapabilitiesThatAreNone() {
        assertInvalid(
                "capability.modality must be empty, or 1 to 32 of a-z 0-9 -, beginning with a letter",
                aJobRequest().capable(new ModelCapability("Image", false, 0, 0)));
        assertInvalid(
                "capability.modality must be empty, or 1 to 32 of a-z 0-9 -, beginning with a letter",
                aJobRequest().capable(new ModelCapability("m".repeat(33), false, 0, 0)));
        assertInvalid(
                "capability.minimumContextTokens must be 0 or more",
                aJobRequest().capable(new ModelCapability("text", false, -1, 0)));
        assertInvalid(
                "capability.minimumParametersMillions must be 0 or more",
                aJobRequest().capable(new ModelCapability("text", false, 0, -1)));
    }

    @Test
    void shouldFindPrioritiesSessionsAndPrefixesThatAreNone() {
        assertInvalid(
                "priority must be a class that this version knows",
                aJobRequest().priority(Priority.UNRECOGNISED));
        assertInvalid(
                "session must be a name of 1 to 128 characters", aJobRequest().session(""));
        assertInvalid(
                "session must be a name of 1 to 128 characters", aJobRequest().session("s".repeat(129)));
        assertInvalid(
                "prefixBlocks must be at most 256 hashes",
                aJobRequest().prefixBlocks(LongStream.range(0, 257).boxed().toArray(Long[]::new)));
    }

    @Test
    void shouldFindProofsThatAreNone() {
        assertInvalid(
                "proof.tokenId must be 1 to 64 of A-Z a-z 0-9 _ -",
                aJobRequest().proof("a/b", new byte[32]));
        assertInvalid(
                "proof.tokenId must be 1 to 64 of A-Z a-z 0-9 _ -",
                aJobRequest().proof("t".repeat(65), new byte[32]));
        assertInvalid("proof.mac must be 32 bytes", aJobRequest().proof("token-1", new byte[31]));
        assertInvalid("proof.mac must be 32 bytes", aJobRequest().proof("token-1", new byte[33]));
    }

    @Test
    void shouldFindFallbacksThatAreUnknownOrComeTwice() {
        String fault = "fallbackZones must be zones of the table in force at the time inside jobId, none of them twice";
        assertInvalid(fault, aJobRequest().fallingBackTo("NA", "MARS"));
        assertInvalid(fault, aJobRequest().fallingBackTo("NA", "SEA", "NA"));
    }

    @Test
    void shouldAskTheTableInForceAtTheTimeInsideTheId() {
        String later = jobId(NOW + 500, 1);

        assertEquals(
                Optional.empty(),
                check.faultOf(later, aJobRequest().job(later).zone("MARS").build(), NOW));
    }

    @Test
    void shouldNotRepeatAnAddressThatIsNone() {
        assertInvalid(
                "clientAddress must be an IP address written out", aJobRequest().clientAddress("client.example.com"));
        assertInvalid(
                "clientAddress must be an IP address written out", aJobRequest().clientAddress("203.0.113.700"));
    }

    private Optional<Fault> faultAt(long arrival) {
        return check.faultOf(JOB_ID, aJobRequest().build(), arrival);
    }

    private void assertPasses(JobRequestBuilder request) {
        assertEquals(Optional.empty(), check.faultOf(JOB_ID, request.build(), NOW));
    }

    private void assertInvalid(String detail, JobRequestBuilder request) {
        var job = request.build();
        assertEquals(
                Optional.of(new Fault(DeadLetterReason.INVALID_FIELD, detail)),
                check.faultOf(job.getJobId(), job, NOW));
    }
}
