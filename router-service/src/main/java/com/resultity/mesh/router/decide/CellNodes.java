package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.NodeFacts.Liveness;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * The nodes of a cell, numbered, with a bitmap for every property that a stage asks for. The bitmaps are kept up to date as
 * records arrive, so that a decision only combines them.
 */
final class CellNodes {

    private static final int TRUST_LEVELS = 4;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<NodeFacts> facts = new ArrayList<>();
    private final Map<String, NodeFacts> left = new HashMap<>();

    /** Ids of the nodes in order, because numbers depend on the order in which nodes came. */
    private final List<String> ids = new ArrayList<>();

    private final Map<String, NodeSlots> slots = new HashMap<>();
    private final Deque<Integer> unusedNumbers = new ArrayDeque<>();

    private final NodeSet all = new NodeSet();
    private final NodeSet global = new NodeSet();
    private final NodeSet goodStanding = new NodeSet();
    private final NodeSet alive = new NodeSet();
    private final NodeSet free = new NodeSet();
    private final List<NodeSet> trustedAtLeast = new ArrayList<>();
    private final Map<String, NodeSet> members = new HashMap<>();
    private final Map<String, NodeSet> withModel = new HashMap<>();
    private final Map<String, NodeSet> inCountry = new HashMap<>();
    private final Map<String, NodeSet> inZone = new HashMap<>();
    private final DerivedSets derived = new DerivedSets();

    CellNodes() {
        for (int level = 0; level < TRUST_LEVELS; level++) {
            trustedAtLeast.add(new NodeSet());
        }
    }

    /** What was said of a node last, even if it was that it left: what is older than that is still older. */
    Optional<NodeFacts> lastKnown(String nodeId) {
        return Optional.ofNullable(numbers.get(nodeId)).map(facts::get).or(() -> Optional.ofNullable(left.get(nodeId)));
    }

    OptionalInt number(String nodeId) {
        Integer number = numbers.get(nodeId);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Number of the node whose id is greater than that of {@code rank} others. */
    int numberAt(int rank) {
        return numbers.get(ids.get(rank));
    }

    NodeFacts facts(int number) {
        return facts.get(number);
    }

    NodeSlots slots(String nodeId) {
        return slots.computeIfAbsent(nodeId, unknown -> new NodeSlots());
    }

    /** Takes over what is known of a node now. */
    void take(NodeFacts node) {
        remove(node.id());
        if (node.liveness() == Liveness.LEFT) {
            left.put(node.id(), node);
        } else {
            left.remove(node.id());
            add(node);
        }
    }

    private void add(NodeFacts node) {
        int number = unusedNumbers.isEmpty() ? facts.size() : unusedNumbers.pop();
        if (number == facts.size()) {
            facts.add(node);
        } else {
            facts.set(number, node);
        }
        numbers.put(node.id(), number);
        ids.add(-1 - Collections.binarySearch(ids, node.id()), node.id());
        slots(node.id()).offer(node.slots());
        index(number, node, true);
        refreshFree(node.id());
    }

    private void remove(String nodeId) {
        Integer number = numbers.remove(nodeId);
        if (number == null) {
            return;
        }
        ids.remove(Collections.binarySearch(ids, nodeId));
        index(number, facts.get(number), false);
        free.set(number, false);
        facts.set(number, null);
        unusedNumbers.push(number);
    }

    /** Must follow every change of a node's slots. */
    void refreshFree(String nodeId) {
        Integer number = numbers.get(nodeId);
        if (number != null) {
            free.set(number, slots(nodeId).hasFree());
        }
    }

    private void index(int number, NodeFacts node, boolean member) {
        all.set(number, member);
        global.set(number, member && !node.isolated());
        goodStanding.set(number, member && node.goodStanding());
        alive.set(number, member && node.liveness() == Liveness.ALIVE);
        for (int level = 0; level < TRUST_LEVELS; level++) {
            trustedAtLeast.get(level).set(number, member && node.trustLevel() >= level);
        }
        node.subclouds().forEach(subcloud -> set(members, subcloud, number, member));
        node.models().forEach(model -> set(withModel, model, number, member));
        if (!node.locationDisputed()) {
            set(inCountry, node.country(), number, member);
            set(inZone, node.zone(), number, member);
        }
        derived.clear();
    }

    private static void set(Map<String, NodeSet> sets, String name, int number, boolean member) {
        NodeSet set = sets.computeIfAbsent(name, unknown -> new NodeSet());
        set.set(number, member);
        if (set.isEmpty()) {
            sets.remove(name);
        }
    }

    int count() {
        return numbers.size();
    }

    NodeSet all() {
        return all;
    }

    NodeSet global() {
        return global;
    }

    NodeSet members(String subcloudId) {
        return named(members, subcloudId);
    }

    NodeSet withModel(String model) {
        return named(withModel, model);
    }

    /** Nodes in a zone, on undisputed evidence. */
    NodeSet inZone(String zone) {
        return named(inZone, zone);
    }

    /** Nodes in any of these countries, on undisputed evidence. */
    NodeSet inCountries(List<String> countries) {
        return derived.inCountries(countries, inCountry);
    }

    /** Nodes whose hardware a Subcloud accepts. */
    NodeSet withHardwareFor(SubcloudPolicy policy) {
        return derived.withHardwareFor(policy, numbers.values(), facts);
    }

    /** Nodes of at least a trust level; a level beyond the scale is met by none. */
    NodeSet trustedAtLeast(int level) {
        if (level >= TRUST_LEVELS) {
            return new NodeSet();
        }
        return trustedAtLeast.get(Math.max(0, level));
    }

    NodeSet goodStanding() {
        return goodStanding;
    }

    NodeSet alive() {
        return alive;
    }

    NodeSet free() {
        return free;
    }

    private static NodeSet named(Map<String, NodeSet> sets, String name) {
        NodeSet set = sets.get(name);
        return set == null ? new NodeSet() : set;
    }

    /** What the cell can serve and how busy it is. */
    CellLoad load(int waiting) {
        int nodes = 0;
        int offered = 0;
        int busy = 0;
        TreeSet<String> models = new TreeSet<>();
        for (int number : numbers.values()) {
            NodeFacts node = facts.get(number);
            if (node.liveness() == Liveness.ALIVE) {
                nodes++;
                offered += node.slots();
                busy += slots(node.id()).busy();
                models.addAll(node.models());
            }
        }
        return new CellLoad(nodes, offered, busy, waiting, List.copyOf(models));
    }
}
