package com.resultity.mesh.registry.membership;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.registry.definition.Consents;
import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.Location.Evidence;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.ServiceRecord;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.TestingCriteria;
import com.resultity.mesh.registry.definition.TestingNode;
import com.resultity.mesh.registry.definition.TestingSubcloud;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class MembershipJudgeTest {

    private static final String POOL = "pool";
    private static final ServiceRecord MEASURED = new ServiceRecord(OptionalInt.of(985_000), OptionalLong.of(2_500));

    @ParameterizedTest(name = "{0}: auto-join {1} and {2}, asked {3}, {4}, criteria {5} -> {6}")
    @CsvFileSource(resources = "/participation.csv", delimiter = ',')
    void shouldFollowTheRulesOfParticipation(
            Participation participation,
            String subcloudAutoJoin,
            String nodeAutoJoin,
            String asked,
            String owner,
            String criteria,
            String expected) {
        TestingNode node = aNode("node").operator("op").autoJoin(nodeAutoJoin.equals("yes"));
        TestingSubcloud pool = aSubcloud(POOL).participation(participation).autoJoin(subcloudAutoJoin.equals("yes"));
        switch (owner) {
            case "operator approved" -> pool.approvingOperators("op");
            case "operator invited" -> pool.invitingOperators("op");
            case "node invited" -> pool.invitingNodes("node");
            default -> assertEquals("-", owner);
        }
        if (asked.equals("yes")) {
            node.asking(POOL);
        }
        if (criteria.equals("failed")) {
            pool.asking(it -> it.minimumTrustLevel(3));
        }

        Optional<Membership> membership = judge(candidate(node), pool.active());

        assertEquals(expected, membership.map(it -> it.state().name()).orElse("none"));
        assertEquals(
                expected.equals("SUSPENDED"),
                membership.flatMap(Membership::reason).isPresent(),
                "a reason stands with a suspension and nowhere else");
    }

    @ParameterizedTest
    @EnumSource(names = {"LEFT", "EXPELLED"})
    void shouldKeepWhatEndedThoughTheSubcloudIsADraftInBetween(State ended) {
        TestingSubcloud pool = aSubcloud(POOL).autoJoin(true);
        Candidate candidate = candidate(aNode("node").autoJoin(true).asking(POOL));
        Optional<Membership> present = Optional.of(new Membership(POOL, ended, Optional.empty(), false, Consents.NONE));

        Optional<Membership> inDraft = MembershipJudge.judge(candidate, pool.in(SubcloudState.DRAFT), present);

        assertEquals(present, inDraft);
        assertEquals(present, MembershipJudge.judge(candidate, pool.active(), inDraft));
    }

    @ParameterizedTest(name = "{0}, location {1} -> {2}")
    @CsvFileSource(resources = "/criteria.csv", delimiter = '|')
    void shouldHoldTheNodeAgainstTheCriteria(String criteria, String location, String failure) {
        Subcloud pool = aSubcloud(POOL).asking(it -> criteriaOf(it, criteria)).active();
        Candidate candidate =
                new Candidate(aNode("node").asking(POOL).build(), locationOf(location), Optional.empty(), MEASURED);

        Membership membership = judge(candidate, pool).orElseThrow();

        assertEquals(failure, membership.reason().orElse("-"));
        assertEquals(failure.equals("-") ? State.ACTIVE : State.SUSPENDED, membership.state());
    }

    @Test
    void shouldLetInANodeWhoseHardwareIsVerified() {
        Subcloud pool =
                aSubcloud(POOL).asking(TestingCriteria::verifiedHardware).active();

        assertEquals(
                State.ACTIVE,
                judge(candidate(aNode("node").asking(POOL).verifiedHardware()), pool)
                        .orElseThrow()
                        .state());
    }

    @Test
    void shouldLetInANodeOfWhichNothingWasMeasured() {
        Subcloud pool = aSubcloud(POOL)
                .asking(it -> it.minimumAvailability(999_999).maximumLatency(1))
                .active();

        assertEquals(
                State.ACTIVE,
                judge(candidate(aNode("node").asking(POOL)), pool).orElseThrow().state());
    }

    @Test
    void shouldTellAllCriteriaThatFail() {
        Subcloud pool = aSubcloud(POOL)
                .asking(it -> it.minimumTrustLevel(2).operators("op-b").zones("EU"))
                .active();

        Membership membership =
                judge(candidate(aNode("node").asking(POOL)), pool).orElseThrow();

        assertEquals(
                Optional.of("zones: the node's location is not judged yet; "
                        + "minimumTrustLevel: the node has level 1, and 2 is asked; "
                        + "operators: the node belongs to op-a, which is not one of op-b"),
                membership.reason());
    }

    @Test
    void shouldLetSeveralSubcloudsIsolateOneNode() {
        Candidate candidate = candidate(aNode("node").asking("a", "b", "c"));

        List<Membership> memberships = Stream.of(
                        aSubcloud("a").isolating(),
                        aSubcloud("b"),
                        aSubcloud("c").isolating())
                .map(pool -> judge(candidate, pool.active()).orElseThrow())
                .toList();

        assertEquals(
                List.of(
                        new Membership("a", State.ACTIVE, Optional.empty(), true),
                        new Membership("b", State.ACTIVE, Optional.empty(), false),
                        new Membership("c", State.ACTIVE, Optional.empty(), true)),
                memberships);
    }

    private static Optional<Membership> judge(Candidate candidate, Subcloud subcloud) {
        return MembershipJudge.judge(candidate, subcloud, Optional.empty());
    }

    private static Candidate candidate(TestingNode node) {
        return new Candidate(node.build(), Optional.empty(), Optional.empty());
    }

    private static TestingCriteria criteriaOf(TestingCriteria criteria, String asked) {
        String[] words = asked.split(" ", -1);
        String[] values = Arrays.copyOfRange(words, 1, words.length);
        return switch (words[0]) {
            case "-" -> criteria;
            case "countries" -> criteria.countries(values);
            case "domain" -> criteria.regulatoryDomain(values[0], Arrays.copyOfRange(values, 1, values.length));
            case "zones" -> criteria.zones(values);
            case "gpuClasses" -> criteria.gpuClasses(values);
            case "memory" -> criteria.minimumGpuMemoryMebibytes(Integer.parseInt(values[0]));
            case "trust" -> criteria.minimumTrustLevel(Integer.parseInt(values[0]));
            case "operators" -> criteria.operators(values);
            case "models" -> criteria.models(values);
            case "requiredModels" -> criteria.requiredModels(values);
            case "labels" -> criteria.labels(values);
            case "availability" -> criteria.minimumAvailability(Integer.parseInt(values[0]));
            case "latency" -> criteria.maximumLatency(Long.parseLong(values[0]));
            case "verifiedHardware" -> criteria.verifiedHardware();
            default -> throw new IllegalArgumentException(asked);
        };
    }

    private static Optional<Location> locationOf(String location) {
        if (location.equals("none")) {
            return Optional.empty();
        }
        String[] words = location.split(" ", -1);
        return Optional.of(new Location(words[1], words[2], Evidence.valueOf(words[0])));
    }
}
