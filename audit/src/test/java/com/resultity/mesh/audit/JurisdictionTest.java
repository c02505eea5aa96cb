package com.resultity.mesh.audit;

import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aLocation;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.someMemberships;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.jurisdiction.RegulatoryDomain;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.testkit.records.AssignmentBuilder;
import com.resultity.mesh.testkit.records.JobRequestBuilder;
import com.resultity.mesh.testkit.records.LocatedJobBuilder;
import com.resultity.mesh.testkit.records.SubcloudBuilder;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Jurisdiction, zones and trust: where a job may go, and to whom. */
class JurisdictionTest {

    private static final List<String> GDPR = RegulatoryDomain.GDPR.countries();
    private static final String SUBCLOUD = "eu-gdpr";

    private final Scenario scenario = new Scenario();

    @Test
    void shouldAllowCountryOfDomain() {
        served(aJobRequest().regulatoryDomain("GDPR"), aLocatedJob().regulatoryDomain("GDPR", GDPR));
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldAllowCountryListedInsideDomain() {
        served(
                aJobRequest().regulatoryDomain("gdpr").countries("DE", "US"),
                aLocatedJob().regulatoryDomain("gdpr", List.of("DE")));
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindNodeOutsideCountries() {
        served(aJobRequest().countries("FR"), aLocatedJob().countries("FR"));
        assertOnly(BreachKind.JURISDICTION);
    }

    @Test
    void shouldFindNodeWhereNoCountryIsAllowed() {
        served(
                aJobRequest().regulatoryDomain("GDPR").countries("US"),
                aLocatedJob().regulatoryDomain("GDPR", List.of()));
        assertOnly(BreachKind.JURISDICTION);
    }

    @Test
    void shouldFindDisputedLocation() {
        location(LocationEvidence.DISPUTED);
        scenario.served(assignment(aJobRequest().countries("DE"), aLocatedJob().countries("DE"))
                .versions(1, 1, NOW + 1, 0)
                .build());
        assertOnly(BreachKind.JURISDICTION);
    }

    @Test
    void shouldAllowDisputedLocationWhereNothingIsDemanded() {
        location(LocationEvidence.DISPUTED);
        scenario.served(assignment(aJobRequest(), aLocatedJob())
                .versions(1, 1, NOW + 1, 0)
                .build());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindCountryThatTheLocationDoesNotSay() {
        scenario.served(
                assignment(aJobRequest(), aLocatedJob()).location("EU", "FR").build());
        assertOnly(BreachKind.JURISDICTION);
    }

    @Test
    void shouldFindLocationThatWasNeverWritten() {
        scenario.served(assignment(aJobRequest(), aLocatedJob())
                .versions(1, 1, NOW + 1, 0)
                .build());
        assertOnly(BreachKind.JURISDICTION);
    }

    @Test
    void shouldNotJudgeLocationThatWasCompacted() {
        location(LocationEvidence.CONFIRMED);
        scenario.servedOnSlotZero();
        scenario.log.remove(scenario.log.of(TopicCatalogue.NODE_LOCATIONS).get(0));
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(Map.of("jurisdictionBreaches", 1L), report.unverifiable());
    }

    @Test
    void shouldFindLabelWiderThanRequest() {
        served(aJobRequest().countries("DE"), aLocatedJob());
        assertOnly(BreachKind.JURISDICTION);
    }

    @Test
    void shouldFindJobThatLeftItsDomainByWrongLabel() {
        served(aJobRequest().regulatoryDomain("GDPR").countries("FR"), aLocatedJob());
        // By the label, and by the assignment that was made of it.
        assertEquals(Map.of(BreachKind.JURISDICTION, 2L), scenario.found());
    }

    @Test
    void shouldFindDomainThatIsNotKnown() {
        served(aJobRequest().regulatoryDomain("ATLANTIS"), aLocatedJob().countries("DE"));
        // By the label, and by the assignment that was made of it.
        assertEquals(Map.of(BreachKind.JURISDICTION, 2L), scenario.found());
    }

    @Test
    void shouldFindNodeOutsideCountriesOfSubcloud() {
        servedFor(aSubcloud().countries("FR"));
        assertOnly(BreachKind.JURISDICTION);
    }

    @Test
    void shouldAllowNodeThatMeetsSubcloud() {
        servedFor(aSubcloud().countries("DE").zones("EU").minimumTrustLevel(2).stayingInHomeZone());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindNodeOutsideZonesOfSubcloud() {
        servedFor(aSubcloud().zones("NA"));
        assertOnly(BreachKind.ZONE);
    }

    @Test
    void shouldFindJobThatLeftTheHomeZoneThatItsSubcloudKeepsTo() {
        scenario.log.append(
                TopicCatalogue.SUBCLOUDS,
                SUBCLOUD,
                aSubcloud().id(SUBCLOUD).stayingInHomeZone().build());
        memberships();
        scenario.served(assignment(
                        aJobRequest().subcloud(SUBCLOUD).zone("NA"),
                        aLocatedJob().subcloud(SUBCLOUD).zone("NA"))
                .subcloud(SUBCLOUD, 1)
                .versions(1, 2, NOW, 0)
                .build());
        assertOnly(BreachKind.ZONE);
    }

    @Test
    void shouldFindJobThatLeftTheZoneItRequires() {
        served(
                aJobRequest().zone("NA").geoMode(GeoMode.REQUIRE),
                aLocatedJob().zone("NA").geoMode(GeoMode.REQUIRE));
        assertOnly(BreachKind.ZONE);
    }

    @Test
    void shouldFindDisputedLocationInTheZoneItRequires() {
        location(LocationEvidence.DISPUTED);
        scenario.served(
                assignment(aJobRequest().geoMode(GeoMode.REQUIRE), aLocatedJob().geoMode(GeoMode.REQUIRE))
                        .versions(1, 1, NOW + 1, 0)
                        .build());
        assertOnly(BreachKind.ZONE);
    }

    @Test
    void shouldFindDisputedLocationInTheZonesOfItsSubcloud() {
        location(LocationEvidence.DISPUTED);
        servedFor(aSubcloud().zones("EU"), NOW + 1);
        assertOnly(BreachKind.ZONE);
    }

    @Test
    void shouldAllowAnyZoneWhereItsOwnIsOff() {
        served(
                aJobRequest().zone("NA").geoMode(GeoMode.REQUIRE),
                aLocatedJob().zone("NA").geoMode(GeoMode.NONE));
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindLabelThatOpensTheZoneItRequires() {
        served(aJobRequest().geoMode(GeoMode.REQUIRE), aLocatedJob());
        assertOnly(BreachKind.ZONE);
    }

    @Test
    void shouldFindZoneThatTheLocationDoesNotSay() {
        scenario.served(
                assignment(aJobRequest(), aLocatedJob()).location("NA", "DE").build());
        assertOnly(BreachKind.ZONE);
    }

    @Test
    void shouldFindNodeOfLessTrustThanTheJobDemands() {
        served(aJobRequest().minimumTrustLevel(3), aLocatedJob().minimumTrustLevel(3));
        assertOnly(BreachKind.TRUST);
    }

    @Test
    void shouldFindNodeOfLessTrustThanItsSubcloudDemands() {
        servedFor(aSubcloud().minimumTrustLevel(3));
        assertOnly(BreachKind.TRUST);
    }

    @Test
    void shouldFindLabelThatDemandsLessTrustThanItsRequest() {
        served(aJobRequest().minimumTrustLevel(1), aLocatedJob());
        assertOnly(BreachKind.TRUST);
    }

    private AssignmentBuilder assignment(JobRequestBuilder request, LocatedJobBuilder label) {
        LocatedJob job = scenario.accepted(request, label);
        return scenario.assignment(job);
    }

    private void served(JobRequestBuilder request, LocatedJobBuilder label) {
        scenario.served(assignment(request, label).build());
    }

    private void servedFor(SubcloudBuilder subcloud) {
        servedFor(subcloud, NOW);
    }

    private void servedFor(SubcloudBuilder subcloud, long locationVersion) {
        scenario.log.append(
                TopicCatalogue.SUBCLOUDS, SUBCLOUD, subcloud.id(SUBCLOUD).build());
        memberships();
        scenario.served(
                assignment(aJobRequest().subcloud(SUBCLOUD), aLocatedJob().subcloud(SUBCLOUD))
                        .subcloud(SUBCLOUD, 1)
                        .versions(1, 2, locationVersion, 0)
                        .build());
    }

    private void memberships() {
        scenario.log.append(
                TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                NODE_ID,
                someMemberships().version(2).inSubcloud(SUBCLOUD).build());
    }

    private void location(LocationEvidence evidence) {
        scenario.log.append(
                TopicCatalogue.NODE_LOCATIONS,
                NODE_ID,
                aLocation().version(NOW + 1).evidence(evidence).build());
    }

    private void assertOnly(BreachKind kind) {
        assertEquals(Map.of(kind, 1L), scenario.found());
    }
}
