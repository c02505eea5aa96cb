package com.resultity.mesh.router.decide.eligibility;

import static com.resultity.mesh.router.decide.job.JobBuilder.aJob;
import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static com.resultity.mesh.router.decide.policy.PolicyBuilder.aPolicy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.job.Rung;
import com.resultity.mesh.router.decide.nodes.NodeFactsBuilder;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.policy.PolicyBuilder;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each rule says of a node that fails it: just what the node lacks, and nothing that it has. */
class RuleFailureTest {

    private static void assertLacks(String expected, Rule rule, PolicyBuilder policy, NodeFactsBuilder node) {
        assertFails(expected, rule, aJob("1"), Optional.of(policy.build()), node, 0);
    }

    private static void assertFails(
            String expected,
            Rule rule,
            JobBuilder job,
            Optional<SubcloudPolicy> pool,
            NodeFactsBuilder node,
            int busy) {
        Question question = Question.of(job.build(), pool, "EU-0", new Policies());
        assertEquals(expected, rule.failure(question, node.build(), busy));
    }

    @Test
    void shouldSayWhichHardwareIsMissing() {
        assertLacks(
                "lacks a GPU of the classes demanded (it has T4)",
                new HardwareRule(),
                aPolicy("s").gpuClasses("L40S").gpuMemory(100),
                aNode("n").gpu("T4", 100));
        assertLacks(
                "lacks 101 MiB of GPU memory (it has 100)",
                new HardwareRule(),
                aPolicy("s").gpuMemory(101),
                aNode("n").gpu("T4", 100));
        assertLacks("lacks verified hardware", new HardwareRule(), aPolicy("s").verified(), aNode("n"));
        assertLacks(
                "lacks a GPU of the classes demanded (it has T4) and 101 MiB of GPU memory (it has 100)",
                new HardwareRule(),
                aPolicy("s").gpuClasses("L40S").gpuMemory(101).verified(),
                aNode("n").gpu("T4", 100).verified());
        assertLacks(
                "lacks 101 MiB of GPU memory (it has 100) and verified hardware",
                new HardwareRule(),
                aPolicy("s").gpuClasses("T4").gpuMemory(101).verified(),
                aNode("n").gpu("T4", 100));
    }

    @Test
    void shouldSayWhyAPlaceIsOutside() {
        assertLacks(
                "is in FR, zone EU, outside what the job and its pool allow",
                new JurisdictionRule(),
                aPolicy("s").countries("DE"),
                aNode("n").country("FR"));
        assertLacks(
                "is of disputed location, which satisfies no jurisdiction",
                new JurisdictionRule(),
                aPolicy("s").countries("DE"),
                aNode("n").disputed());
        assertFails(
                "is in zone EU, which the job may not leave its home zone for",
                new JurisdictionRule(),
                aJob("1").ladder("NA-0"),
                Optional.empty(),
                aNode("n").disputed(),
                0);
    }

    @Test
    void shouldSayWhyNoSlotIsFree() {
        assertFails(
                "has no free slot: 2 of 1 are held", new FreeSlotRule(), aJob("1"), Optional.empty(), aNode("n"), 2);
        assertFails(
                "takes no job while it moves to EU-1",
                new FreeSlotRule(),
                aJob("1"),
                Optional.empty(),
                aNode("n").movingTo("EU-1", 2),
                0);
    }

    @Test
    void shouldSayWhetherANodeIsSilentOrHasLeft() {
        assertFails(
                "was not heard lately",
                new AliveRule(),
                aJob("1"),
                Optional.empty(),
                aNode("n").silent(),
                0);
        assertFails(
                "has left",
                new AliveRule(),
                aJob("1"),
                Optional.empty(),
                aNode("n").left(),
                0);
    }

    @Test
    void shouldSayWhetherAModelIsMissingOrNotAllowed() {
        assertLacks(
                "has not loaded Qwen3-8B",
                new ModelRule(),
                aPolicy("s"),
                aNode("n").models("other"));
        assertLacks(
                "may serve no model that the job asks for: none is allowed in its pool",
                new ModelRule(),
                aPolicy("s").models("other"),
                aNode("n"));
    }

    @Test
    void shouldTellACellThatIsBusyFromOneThatHasNothing() {
        assertTrue(visit(1, 0).busy());
        assertFalse(visit(1, 1).busy());
        assertFalse(visit(0, 0).busy());
    }

    private static CellVisit visit(int alive, int free) {
        return new CellVisit(
                "EU-0",
                Rung.HOME_ZONE,
                9,
                List.of(new StageCount(Stage.ALIVE, alive), new StageCount(Stage.FREE_SLOT, free)),
                List.of());
    }
}
