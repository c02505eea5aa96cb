package com.resultity.mesh.router.decide.nodes;

import com.resultity.mesh.router.decide.nodes.NodeFacts.Liveness;
import com.resultity.mesh.router.decide.policy.HardwareTerms;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.tenancy.NodeSlots;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The nodes of a cell, numbered, with a bitmap for every property that a stage asks for. The bitmaps are kept up to date as
 * records arrive, so that a decision only combines them. A node keeps its number for as long as it is here, restarts
 * included, because draws are made by numbers.
 */
public final class CellNodes {

    private static final int TRUST_LEVELS = 4;

    private final Policies policies;
    private final boolean knownModelsOnly;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final BitSet used = new BitSet();
    private final List<NodeFacts> facts = new ArrayList<>();
    private final List<NodeSlots> slotsByNumber = new ArrayList<>();
    private final Map<String, NodeFacts> left = new HashMap<>();
    private final Map<String, NodeSlots> slots = new HashMap<>();

    /** How many nodes offer how many slots, so that the largest offer is known. */
    private final TreeMap<Integer, Integer> offers = new TreeMap<>();

    private final Paces paces = new Paces();

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
    private long generation;
    private long modelGeneration;
    private final Inventory inventory = new Inventory(this);

    /**
     * @param knownModelsOnly whether models that nobody has declared count for nothing: what a node says it has is its own
     *     word, and no memory is given to names that nobody may ask for
     */
    public CellNodes(Policies policies, boolean knownModelsOnly) {
        this.policies = policies;
        this.knownModelsOnly = knownModelsOnly;
        this.modelGeneration = policies.modelGeneration();
        for (int level = 0; level < TRUST_LEVELS; level++) {
            trustedAtLeast.add(new NodeSet());
        }
    }

    /** What was said of a node last, even if it was that it left: what is older than that is still older. */
    public Optional<NodeFacts> lastKnown(String nodeId) {
        return Optional.ofNullable(numbers.get(nodeId)).map(facts::get).or(() -> Optional.ofNullable(left.get(nodeId)));
    }

    public OptionalInt number(String nodeId) {
        Integer number = numbers.get(nodeId);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** What is known of a node; null where no node has this number. */
    public NodeFacts facts(int number) {
        return number < facts.size() ? facts.get(number) : null;
    }

    public NodeSlots slots(int number) {
        return slotsByNumber.get(number);
    }

    public NodeSlots slots(String nodeId) {
        return slots.computeIfAbsent(nodeId, NodeSlots::new);
    }

    /** The slots of a node, if it was ever here. */
    public Optional<NodeSlots> slotsIfKnown(String nodeId) {
        return Optional.ofNullable(slots.get(nodeId));
    }

    /** Takes over what is known of a node now. */
    public void take(NodeFacts node) {
        Integer number = numbers.get(node.id());
        if (node.liveness() == Liveness.LEFT) {
            if (number != null) {
                remove(number);
            }
            left.put(node.id(), node);
        } else if (number == null) {
            left.remove(node.id());
            add(used.nextClearBit(0), node);
        } else {
            replace(number, node);
        }
    }

    /** Brings back a node under the number that it had. */
    public void restore(int number, NodeFacts node) {
        add(number, node);
    }

    private void add(int number, NodeFacts node) {
        while (number >= facts.size()) {
            facts.add(null);
            slotsByNumber.add(null);
        }
        used.set(number);
        numbers.put(node.id(), number);
        index(number, node, true);
        put(number, node);
    }

    private void replace(int number, NodeFacts node) {
        NodeFacts before = facts.get(number);
        uncount(before);
        if (!node.passesLike(before)) {
            index(number, before, false);
            index(number, node, true);
        }
        put(number, node);
    }

    private void put(int number, NodeFacts node) {
        facts.set(number, node);
        NodeSlots held = slots(node.id());
        held.offer(node.offeredSlots());
        held.numbered(number);
        slotsByNumber.set(number, held);
        count(node.offeredSlots(), 1);
        paces.add(node.latencyMilliseconds());
        free.set(number, held.hasFree());
        inventory.changed(number);
    }

    private void remove(int number) {
        NodeFacts node = facts.get(number);
        numbers.remove(node.id());
        used.clear(number);
        index(number, node, false);
        free.set(number, false);
        uncount(node);
        facts.set(number, null);
        slotsByNumber.get(number).left();
        slotsByNumber.set(number, null);
        inventory.changed(number);
    }

    private void uncount(NodeFacts node) {
        count(node.offeredSlots(), -1);
        paces.remove(node.latencyMilliseconds());
    }

    private void count(int offer, int nodes) {
        offers.merge(offer, nodes, (before, more) -> before + more == 0 ? null : before + more);
    }

    /** Must follow every change of a node's slots. */
    public void refreshFree(NodeSlots changed) {
        if (changed.number() >= 0) {
            free.set(changed.number(), changed.hasFree());
            inventory.changed(changed.number());
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
        models(node).forEach(model -> set(withModel, model, number, member));
        if (!node.locationDisputed()) {
            set(inCountry, node.country(), number, member);
            set(inZone, node.zone(), number, member);
        }
        derived.clear();
        generation++;
    }

    /** The models of a node that jobs may ask for. */
    List<String> models(NodeFacts node) {
        return node.models().stream()
                .filter(model -> !knownModelsOnly || policies.model(model).isPresent())
                .toList();
    }

    /** Must follow every change of the policies. */
    public void policiesChanged() {
        if (!knownModelsOnly || modelGeneration == policies.modelGeneration()) {
            return;
        }
        modelGeneration = policies.modelGeneration();
        withModel.clear();
        for (int number = used.nextSetBit(0); number >= 0; number = used.nextSetBit(number + 1)) {
            for (String model : models(facts.get(number))) {
                set(withModel, model, number, true);
            }
            inventory.changed(number);
        }
        derived.clear();
        generation++;
    }

    private static void set(Map<String, NodeSet> sets, String name, int number, boolean member) {
        NodeSet set = sets.computeIfAbsent(name, unknown -> new NodeSet());
        set.set(number, member);
        if (set.isEmpty()) {
            sets.remove(name);
        }
    }

    /** Grows whenever a node changes in what the stages before the free slot ask for. */
    public long generation() {
        return generation;
    }

    public int count() {
        return numbers.size();
    }

    /** One more than the greatest number in use. */
    public int numberLimit() {
        return used.length();
    }

    /**
     * What a node can do against others: its slots times how fast it is. Half a slot more than it offers, for one with few is
     * full for more of the time, and cannot be drawn then: without it a node of one slot gets a seventh less than it could
     * do at 70 % load.
     */
    public long capability(int number) {
        return capability(
                slotsByNumber.get(number).offered(), paces.of(facts.get(number).latencyMilliseconds()));
    }

    /** No node can do more; 0 where there is none. */
    public long largestCapability() {
        return offers.isEmpty() ? 0 : capability(offers.lastKey(), paces.fastest());
    }

    private static long capability(int offered, int pace) {
        return (2L * offered + 1) * pace;
    }

    /** What there is, counted. */
    public Inventory inventory() {
        return inventory;
    }

    public NodeSet all() {
        return all;
    }

    public NodeSet global() {
        return global;
    }

    public NodeSet members(String subcloudId) {
        return members.getOrDefault(subcloudId, NodeSet.EMPTY);
    }

    public NodeSet withModel(String model) {
        return withModel.getOrDefault(model, NodeSet.EMPTY);
    }

    /** Nodes that have any of these models. */
    public NodeSet withAnyModel(List<String> models) {
        return derived.withAnyModel(models, withModel);
    }

    /** Nodes in a zone, on undisputed evidence. */
    public NodeSet inZone(String zone) {
        return inZone.getOrDefault(zone, NodeSet.EMPTY);
    }

    /** Nodes in any of these countries, on undisputed evidence. */
    public NodeSet inCountries(List<String> countries) {
        return derived.inCountries(countries, inCountry);
    }

    /** Nodes whose hardware meets the terms of a Subcloud. */
    public NodeSet withHardware(HardwareTerms terms) {
        return derived.withHardware(terms, numbers.values(), facts::get);
    }

    /** Nodes of at least a trust level; a level beyond the scale is met by none. */
    public NodeSet trustedAtLeast(int level) {
        return level >= TRUST_LEVELS ? NodeSet.EMPTY : trustedAtLeast.get(Math.max(0, level));
    }

    public NodeSet goodStanding() {
        return goodStanding;
    }

    public NodeSet alive() {
        return alive;
    }

    public NodeSet free() {
        return free;
    }
}
