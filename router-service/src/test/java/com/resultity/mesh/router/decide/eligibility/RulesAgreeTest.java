package com.resultity.mesh.router.decide.eligibility;

import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static com.resultity.mesh.router.decide.policy.PolicyBuilder.aPolicy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.job.ModelDemand;
import com.resultity.mesh.router.decide.job.Rung;
import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.nodes.Inventory;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeFacts.Liveness;
import com.resultity.mesh.router.decide.nodes.NodeFactsBuilder;
import com.resultity.mesh.router.decide.nodes.NodeSet;
import com.resultity.mesh.router.decide.policy.GeoTerms;
import com.resultity.mesh.router.decide.policy.ModelFacts;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.policy.PolicyBuilder;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import com.resultity.mesh.router.decide.tenancy.NodeSlots;
import com.resultity.mesh.router.decide.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The two ways of asking a rule give one answer, on random nodes that change: the bitmaps of all nodes, by which jobs are
 * decided, and one node after the other, by which decisions are explained. From the second follow funnels and near misses too.
 *
 * <p>{@code -Drouter.worlds.rules=N} sets how many worlds, {@code -Drouter.seed=S} looks at just the one of that seed again.
 */
class RulesAgreeTest {

    private static final int QUESTIONS = 12;
    private static final List<String> MODELS = List.of("m-0", "m-1", "m-2", "m-3");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "US", "BR");
    private static final List<String> ZONES = List.of("EU", "NA", "SA");
    private static final List<String> SUBCLOUDS = List.of("s-0", "s-1", "s-2");
    private static final List<String> GPUS = List.of("H100-SXM", "L40S", "T4");

    private long passed;
    private long failed;

    @Test
    void shouldAnswerAlikeForAllNodesAndForEach() {
        Long seed = Long.getLong("router.seed");
        int worlds = seed == null ? Integer.getInteger("router.worlds.rules", 1_000) : 1;
        SplittableRandom seeds = new SplittableRandom(20_260_101);
        for (int world = 0; world < worlds; world++) {
            long one = seed == null ? seeds.nextLong() : seed;
            new Nodes(one).live();
        }
        assertTrue(seed != null || (passed > worlds && failed > worlds), passed + " passed, " + failed + " failed");
    }

    private final class Nodes {

        private final String name;
        private final SplittableRandom random;
        private final Policies policies = new Policies();
        private final boolean knownModelsOnly;
        private final CellNodes nodes;
        private final Answers answers;
        private final Map<String, NodeFacts> known = new TreeMap<>();
        private final Map<String, Integer> busy = new HashMap<>();

        Nodes(long seed) {
            name = "-Drouter.seed=" + seed;
            random = new SplittableRandom(seed);
            knownModelsOnly = random.nextBoolean();
            nodes = new CellNodes(policies, knownModelsOnly);
            answers = new Answers(nodes, policies);
            SUBCLOUDS.forEach(this::changePolicy);
            MODELS.forEach(this::changeModel);
        }

        void live() {
            int size = random.nextInt(2) == 0 ? random.nextInt(1, 12) : random.nextInt(60, 200);
            for (int number = 0; number < size; number++) {
                change("node-" + number);
            }
            for (int question = 0; question < QUESTIONS; question++) {
                judge(question());
                switch (random.nextInt(3)) {
                    case 0 -> changePolicy(pick(SUBCLOUDS));
                    case 1 -> changeModel(pick(MODELS));
                    default -> change("node-" + random.nextInt(size + 1));
                }
                judgeBesideOneMadeAnew();
            }
        }

        private <T> T pick(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }

        private String[] some(List<String> of) {
            List<String> some = new ArrayList<>(of);
            some.removeIf(one -> random.nextInt(3) == 0);
            return some.toArray(String[]::new);
        }

        private boolean rarely() {
            return random.nextInt(5) == 0;
        }

        private void change(String id) {
            NodeFactsBuilder node = aNode(id)
                    .slots(random.nextInt(4))
                    .models(some(MODELS))
                    .zone(pick(ZONES))
                    .country(pick(COUNTRIES))
                    .gpu(pick(GPUS), random.nextInt(3) * 40_960)
                    .trust(random.nextInt(4))
                    .in(some(SUBCLOUDS))
                    .liveness(rarely() ? (rarely() ? Liveness.LEFT : Liveness.SILENT) : Liveness.ALIVE);
            if (rarely()) {
                node.disputed();
            }
            if (rarely()) {
                node.badStanding();
            }
            if (rarely()) {
                node.isolated();
            }
            if (random.nextBoolean()) {
                node.verified();
            }
            if (random.nextBoolean()) {
                node.latency(random.nextLong(1, 2_000));
            }
            if (rarely()) {
                node.movingTo("EU-9", 2);
            }
            NodeFacts facts = node.build();
            nodes.take(facts);
            if (facts.liveness() == Liveness.LEFT) {
                known.remove(id);
                return;
            }
            known.put(id, facts);
            occupy(id, facts);
        }

        private void occupy(String id, NodeFacts facts) {
            NodeSlots slots = nodes.slots(id);
            if (slots.hasFree() && random.nextBoolean()) {
                int free = slots.lowestFree();
                slots.set(free, slots.get(free).take(new Tenancy("job", 1, 1)));
                nodes.refreshFree(slots);
                busy.merge(id, 1, Integer::sum);
            }
            assertEquals(facts.offeredSlots(), slots.offered(), name);
            assertEquals(busy.getOrDefault(id, 0), slots.busy(), name);
        }

        private void changePolicy(String id) {
            if (rarely()) {
                policies.removeSubcloud(id);
                return;
            }
            PolicyBuilder policy =
                    aPolicy(id).geo(pick(List.of(GeoTerms.Mode.values()))).trust(random.nextInt(4));
            if (rarely()) {
                policy.countries(some(COUNTRIES));
            }
            if (rarely()) {
                policy.zones(some(ZONES));
            }
            if (rarely()) {
                policy.models(some(MODELS));
            }
            if (rarely()) {
                policy.gpuClasses(some(GPUS));
            }
            if (rarely()) {
                policy.gpuMemory(random.nextInt(3) * 40_960);
            }
            if (rarely()) {
                policy.verified();
            }
            if (rarely()) {
                policy.openWeightsOnly().modalities("text").parameters(random.nextInt(3));
            }
            policies.put(policy.build());
        }

        private void changeModel(String model) {
            if (rarely()) {
                policies.removeModel(model);
            } else {
                declare(model);
            }
            nodes.policiesChanged();
        }

        private void declare(String model) {
            policies.put(new ModelFacts(
                    model,
                    1,
                    Set.of(some(List.of("text", "image"))),
                    random.nextBoolean(),
                    random.nextInt(3),
                    random.nextInt(3),
                    random.nextBoolean() ? "mit" : "",
                    random.nextBoolean(),
                    rarely() ? Optional.of(pick(SUBCLOUDS)) : Optional.empty()));
        }

        private Question question() {
            JobBuilder job = JobBuilder.aJob("job").trust(random.nextInt(5)).zone(pick(ZONES));
            String model = rarely() ? "m-9" : pick(MODELS);
            // Where only known models count, a job that names another is not admitted.
            boolean named = random.nextBoolean()
                    && !(knownModelsOnly && policies.model(model).isEmpty());
            if (named) {
                job.model(model);
            } else {
                job.capable(new ModelDemand.Capable(
                        rarely() ? "image" : "", rarely(), random.nextInt(3), random.nextInt(3)));
            }
            if (random.nextInt(3) == 0) {
                job.countries(some(COUNTRIES));
            }
            if (rarely()) {
                job.requiringZone();
            }
            Optional<SubcloudPolicy> pool = policies.subcloud(pick(SUBCLOUDS)).filter(policy -> !rarely());
            return Question.of(job.build(), pool, rarely() ? "elsewhere" : "EU-0", policies);
        }

        private void judge(Question question) {
            Set<String> left = new HashSet<>(known.keySet());
            List<Integer> funnel = new ArrayList<>();
            for (Rule rule : Rule.ALL) {
                NodeSet passing = rule.passing(question, nodes);
                for (NodeFacts node : known.values()) {
                    boolean passes = rule.passes(question, node, busy.getOrDefault(node.id(), 0));
                    boolean inSet = passing.contains(nodes.number(node.id()).orElseThrow());
                    assertEquals(passes, inSet, () -> name + ": " + rule.stage() + " of " + node + " for " + question);
                    if (passes) {
                        passed++;
                    } else {
                        failed++;
                        left.remove(node.id());
                        assertFalse(
                                rule.failure(question, node, busy.getOrDefault(node.id(), 0))
                                        .isBlank(),
                                name);
                    }
                }
                funnel.add(left.size());
            }
            judge(question, funnel, left);
        }

        private void judge(Question question, List<Integer> funnel, Set<String> eligible) {
            Eligibility eligibility = answers.to(question);
            CellVisit visit = eligibility.visit("EU-0", Rung.HOME_ZONE);
            assertEquals(known.size(), visit.nodes(), name);
            assertEquals(funnel, visit.funnel().stream().map(StageCount::nodes).toList(), name);
            assertEquals(eligible.size(), eligibility.count(), name);
            for (String id : known.keySet()) {
                int number = nodes.number(id).orElseThrow();
                assertEquals(eligible.contains(id), eligibility.eligible().contains(number), name);
            }
            assertEquals(eligible.isEmpty() ? nearMisses(question) : List.of(), visit.nearMisses(), name);
        }

        /** What is learnt as nodes come, change and go is what is known where they are told of all at once. */
        private void judgeBesideOneMadeAnew() {
            CellNodes anew = new CellNodes(policies, knownModelsOnly);
            for (NodeFacts node : known.values()) {
                anew.take(node);
                NodeSlots slots = anew.slots(node.id());
                for (int slot = 0; slot < busy.getOrDefault(node.id(), 0); slot++) {
                    slots.set(slot, slots.get(slot).take(new Tenancy("job", 1, 1)));
                }
                anew.refreshFree(slots);
            }
            for (String id : known.keySet()) {
                assertEquals(capability(anew, id), capability(nodes, id), () -> name + ": " + id);
            }
            assertEquals(anew.largestCapability(), nodes.largestCapability(), name);
            Inventory expected = anew.inventory().counted();
            Inventory counted = nodes.inventory().counted();
            assertEquals(expected.nodes(), counted.nodes(), name);
            assertEquals(expected.slots(), counted.slots(), name);
            assertEquals(expected.busy(), counted.busy(), name);
            assertEquals(models(expected), models(counted), name);
            assertEquals(expected.pools(), counted.pools(), name);
        }

        private static long capability(CellNodes of, String id) {
            return of.capability(of.number(id).orElseThrow());
        }

        private static Set<String> models(Inventory inventory) {
            Set<String> models = new TreeSet<>();
            inventory.models().forEach(models::add);
            return models;
        }

        private List<StageCount> nearMisses(Question question) {
            Map<Stage, Integer> missedBy = new TreeMap<>();
            for (NodeFacts node : known.values()) {
                List<Stage> failing = Rule.ALL.stream()
                        .filter(rule -> !rule.passes(question, node, busy.getOrDefault(node.id(), 0)))
                        .map(Rule::stage)
                        .toList();
                if (failing.size() == 1) {
                    missedBy.merge(failing.get(0), 1, Integer::sum);
                }
            }
            return missedBy.entrySet().stream()
                    .map(missed -> new StageCount(missed.getKey(), missed.getValue()))
                    .toList();
        }
    }
}
