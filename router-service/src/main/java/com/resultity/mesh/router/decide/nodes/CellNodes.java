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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The nodes of a cell, numbered, with a bitmap for every property that a stage asks for. The bitmaps are kept up to date as
 * records arrive, so that a decision only combines them. A node keeps its number for as long as it is here, restarts
 * included, because draws are made by numbers.
 */
public final class CellNodes {

    private static final int TRUST_LEVELS = 4;

    private final Policies policies;
    private final boolean knownModelsOnly;
    private final BitSet used = new BitSet();
    private int count;
    private final List<NodeFacts> facts = new ArrayList<>();
    private final List<NodeSlots> slotsByNumber = new ArrayList<>();
    private final Map<String, NodeFacts> left = new HashMap<>();
    private final Map<String, NodeSlots> slots = new HashMap<>();

    private final Capabilities capabilities = new Capabilities();

    private final NodeSet all = new NodeSet();
    private final NodeSet global = new NodeSet();
    private final NodeSet goodStanding = new NodeSet();
    private final NodeSet alive = new NodeSet();
    private final NodeSet free = new NodeSet();
    private final List<NodeSet> trustedAtLeast = new ArrayList<>();
    private final Map<String, NodeNumbers> members = new HashMap<>();
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
        OptionalInt number = number(nodeId);
        return Optional.ofNullable(number.isPresent() ? facts.get(number.getAsInt()) : left.get(nodeId));
    }

    public OptionalInt number(String nodeId) {
        NodeSlots known = slots.get(nodeId);
        return known == null || known.number() < 0 ? OptionalInt.empty() : OptionalInt.of(known.number());
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
        OptionalInt number = number(node.id());
        if (node.liveness() == Liveness.LEFT) {
            number.ifPresent(this::remove);
            left.put(node.id(), node);
        } else if (number.isEmpty()) {
            left.remove(node.id());
            add(used.nextClearBit(0), node);
        } else {
            replace(number.getAsInt(), node);
        }
    }

    /** Forgets a node that has left, and its slots. */
    public void forget(String nodeId) {
        left.remove(nodeId);
        slots.remove(nodeId);
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
        count++;
        index(number, node, true);
        derived.changed(number, null, node, models(node));
        put(number, node);
    }

    private void replace(int number, NodeFacts node) {
        NodeFacts before = facts.get(number);
        capabilities.remove(number);
        if (!node.passesLike(before)) {
            index(number, before, false);
            index(number, node, true);
            derived.changed(number, before, node, models(node));
        }
        put(number, node);
    }

    private void put(int number, NodeFacts node) {
        facts.set(number, node);
        NodeSlots held = slots(node.id());
        held.offer(node.offeredSlots());
        held.numbered(number);
        slotsByNumber.set(number, held);
        capabilities.add(number, node);
        free.set(number, held.hasFree());
        inventory.changed(number);
    }

    private void remove(int number) {
        NodeFacts node = facts.get(number);
        count--;
        used.clear(number);
        index(number, node, false);
        derived.changed(number, node, null, Set.of());
        free.set(number, false);
        capabilities.remove(number);
        facts.set(number, null);
        slotsByNumber.get(number).left();
        slotsByNumber.set(number, null);
        inventory.changed(number);
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
        node.subclouds().forEach(subcloud -> setMember(subcloud, number, member));
        models(node).forEach(model -> set(withModel, model, number, member));
        if (!node.location().disputed()) {
            set(inCountry, node.location().country(), number, member);
            set(inZone, node.location().zone(), number, member);
        }
        generation++;
    }

    /** The models of a node that jobs may ask for. */
    Set<String> models(NodeFacts node) {
        if (!knownModelsOnly || node.models().stream().allMatch(this::isKnown)) {
            return node.models();
        }
        return node.models().stream().filter(this::isKnown).collect(Collectors.toUnmodifiableSet());
    }

    private boolean isKnown(String model) {
        return policies.model(model).isPresent();
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

    private void setMember(String subcloudId, int number, boolean member) {
        NodeNumbers numbers = members.computeIfAbsent(subcloudId, unknown -> new NodeNumbers());
        numbers.set(number, member);
        if (numbers.isEmpty()) {
            members.remove(subcloudId);
        }
    }

    /** Grows whenever a node changes in what the stages before the free slot ask for. */
    public long generation() {
        return generation;
    }

    public int count() {
        return count;
    }

    /** One more than the greatest number in use. */
    public int numberLimit() {
        return used.length();
    }

    /** What a node can do against others: the more slots it offers and the faster it is, the more. */
    public long capability(int number) {
        return capabilities.of(number);
    }

    /** No node can do more; 0 where there is none. */
    public long largestCapability() {
        return capabilities.largest();
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

    /** Active members of a Subcloud. */
    public NodeSet members(String subcloudId) {
        NodeNumbers numbers = members.get(subcloudId);
        return numbers == null ? NodeSet.EMPTY : numbers.toSet();
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
        return derived.withHardware(terms, used, facts::get);
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
