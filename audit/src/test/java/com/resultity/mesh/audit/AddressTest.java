package com.resultity.mesh.audit;

import static com.resultity.mesh.audit.Scenario.JOB;
import static com.resultity.mesh.testkit.records.Records.CELL;
import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aNode;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.AuditTable;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static final String VERSION_4 = "203.0.113.77";
    private static final String VERSION_6 = "2001:DB8::4d";

    private final Scenario scenario = new Scenario();
    private RoutingDecision decision;

    @BeforeEach
    void acceptFromAddresses() {
        decision = scenario.assignment(scenario.accepted(aJobRequest().clientAddress(VERSION_4), aLocatedJob()))
                .build();
        scenario.decided(decision);
        scenario.accepted(aJobRequest().clientAddress(VERSION_6), aLocatedJob());
    }

    @Test
    void shouldAllowAddressOnTheTopicMadeForIt() {
        scenario.ended(anOutcome().of(decision).build());
        assertEquals(Map.of(), scenario.found());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no answer to 203.0.113.77.",
                "203.0.113.77:443 refused",
                "from 2001:db8::4d",
                "(203.0.113.77)",
                "http://[2001:DB8::4D]:80/"
            })
    void shouldFindAddressInText(String text) {
        scenario.ended(anOutcome().of(decision).failed(text).build());
        // The job itself is still open at this time.
        AuditReport report = scenario.log.auditAt(NOW + 1_000);
        assertEquals(Map.of(BreachKind.ADDRESS_LEAK, 1L), Scenario.found(report));
        assertFalse(report.toJson().toLowerCase(Locale.ROOT).contains("203.0.113.77"));
        assertFalse(AuditTable.of(report).contains("203.0.113.77"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1203.0.113.77", "203.0.113.7", "203.0.113.771", "2001:db8::4", "version 203.0.113"})
    void shouldNotTakeOtherTextForAddress(String text) {
        scenario.ended(anOutcome().of(decision).failed(text).build());
        assertEquals(Map.of(), Scenario.found(scenario.log.auditAt(NOW + 1_000)));
    }

    @Test
    void shouldFindAddressInKey() {
        scenario.ended(anOutcome().of(decision).build());
        scenario.log.append(
                TopicCatalogue.SUBCLOUDS, VERSION_4, aSubcloud().id(VERSION_4).build());
        assertEquals(
                BreachKind.ADDRESS_LEAK, scenario.log.audit().breaches().get(0).kind());
    }

    @Test
    void shouldFindAddressInBytesThatCannotBeDecoded() {
        byte[] request = new TestingValueSerdes()
                .of(TopicCatalogue.JOB_REQUESTS)
                .serializer()
                .serialize("any", aJobRequest().clientAddress(VERSION_4).build());
        scenario.ended(anOutcome().of(decision).build());
        scenario.log.appendBytes(TopicCatalogue.JOB_OUTCOMES, 0, NOW, CELL.getBytes(UTF_8), request);
        assertEquals(Map.of(BreachKind.ADDRESS_LEAK, 1L), Scenario.found(scenario.log.auditAt(NOW + 1_000)));
    }

    @Test
    void shouldAllowWhatANodesEnrolmentMakesPublic() {
        scenario.ended(anOutcome().of(decision).build());
        scenario.log.append(
                TopicCatalogue.NODES,
                NODE_ID,
                aNode().version(2).address(VERSION_4).build());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldNotKnowAddressesOfRequestsThatAreNoLongerKept() {
        scenario.ended(anOutcome().of(decision).failed(VERSION_4).build());
        scenario.log.deleteBefore(TopicCatalogue.JOB_REQUESTS, 0, 2);
        assertEquals(0, scenario.log.audit().addressLeaks());
        assertEquals(JOB, decision.getJobId());
    }
}
