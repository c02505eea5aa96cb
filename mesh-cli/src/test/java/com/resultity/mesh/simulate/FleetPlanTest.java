package com.resultity.mesh.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.jurisdiction.RegulatoryDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetPlanTest {

    @Test
    void shouldDrawTheSameFleetFromTheSameSeed() {
        assertEquals(FleetPlan.draw(7, 200), FleetPlan.draw(7, 200));
        assertNotEquals(FleetPlan.draw(7, 200).nodes(), FleetPlan.draw(8, 200).nodes());
    }

    @Test
    void shouldBeginALargerFleetWithTheSmallerOne() {
        List<PlannedNode> small = FleetPlan.draw(7, 60).nodes();

        assertEquals(small, FleetPlan.draw(7, 2_000).nodes().subList(0, 60));
    }

    @Test
    void shouldNotChangeItsMind() {
        PlannedNode first = FleetPlan.draw(7, 1).nodes().get(0);

        assertEquals("eu-001", first.nodeId());
        assertEquals(
                "CH RTX-4090 [Qwen3-0.6B, Qwen3.5-2B, Qwen3.5-4B, Gemma-4-E4B-it]",
                first.country() + " " + first.gpu().name() + " " + first.modelNames());
    }

    @Test
    void shouldSpreadOverFiveZonesByTheirShares() {
        Map<String, Long> byZone = FleetPlan.draw(7, 100).nodes().stream()
                .collect(Collectors.groupingBy(PlannedNode::zone, Collectors.counting()));

        assertEquals(Map.of("EU", 35L, "NA", 30L, "SEA", 15L, "ME", 10L, "SA", 10L), byZone);
    }

    @Test
    void shouldGiveEveryNodeAnIdOfItsOwn() {
        List<PlannedNode> nodes = FleetPlan.draw(7, 2_000).nodes();

        assertEquals(
                nodes.size(), nodes.stream().map(PlannedNode::nodeId).distinct().count());
    }

    @Test
    void shouldLoadOnlyModelsThatFitTogether() {
        for (PlannedNode node : FleetPlan.draw(7, 2_000).nodes()) {
            assertTrue(node.gpu().holds(node.models()), node.toString());
            assertTrue(node.modelNames().contains("Qwen3-0.6B"), node.toString());
        }
    }

    @Test
    void shouldUseEveryModelAndEveryGpuSomewhere() {
        List<PlannedNode> nodes = FleetPlan.draw(7, 200).nodes();
        Set<OpenModel> models =
                nodes.stream().flatMap(node -> node.models().stream()).collect(Collectors.toSet());
        Set<GpuClass> gpus = nodes.stream().map(PlannedNode::gpu).collect(Collectors.toSet());

        assertEquals(Set.copyOf(DataSheet.bundled().models()), models);
        assertEquals(Set.copyOf(DataSheet.bundled().gpus()), gpus);
    }

    /** Every kind of job that is to be served has several nodes to go to, in a fleet as small as the demo's. */
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 1_000_003})
    void shouldHoldNodesForEveryModelThatJobsAskFor(long seed) {
        List<PlannedNode> nodes = FleetPlan.draw(seed, 60).nodes();

        for (TrafficClass kind : TrafficClass.values()) {
            for (String model : kind.models()) {
                long eligible = nodes.stream()
                        .filter(node -> belongs(node, kind))
                        .filter(node -> node.modelNames().contains(model))
                        .count();
                assertTrue(eligible >= 2, "seed " + seed + ": " + eligible + " nodes of " + kind + " have " + model);
            }
        }
    }

    /** The criteria of the example Subclouds, as far as they depend on the fleet. */
    private static boolean belongs(PlannedNode node, TrafficClass kind) {
        return switch (kind) {
            case EU_ONLY -> node.autoJoin() && RegulatoryDomain.GDPR.countries().contains(node.country());
            case COMPANY, STRANGER -> node.requestedSubclouds().contains("company-private");
            case HEALTHCARE ->
                node.requestedSubclouds().contains("healthcare")
                        && node.trustLevel() == 3
                        && List.of("alpine-compute", "baltic-gpu", "cedar-cloud", "fjord-systems")
                                .contains(node.operatorId());
            case PREMIUM ->
                node.autoJoin()
                        && List.of("H100-SXM", "A100-80GB", "L40S")
                                .contains(node.gpu().name());
            case GLOBAL, STRANDED, MISSPELT -> node.autoJoin();
        };
    }
}
