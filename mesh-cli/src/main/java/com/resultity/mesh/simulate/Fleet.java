package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.NodeHeartbeat;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All simulated nodes, and the heartbeats of those that are up. Used on the simulation's thread alone. */
final class Fleet {

    /** Time between two heartbeats of a node. */
    static final long HEARTBEAT_MILLISECONDS = 2_000;

    private final Map<String, SimulatedNode> nodes = new LinkedHashMap<>();
    private final Timers timers;
    private final Consumer<NodeHeartbeat> heartbeats;

    /**
     * @param heartbeats where heartbeats go
     */
    Fleet(FleetPlan plan, Timers timers, Consumer<NodeHeartbeat> heartbeats) {
        this.timers = timers;
        this.heartbeats = heartbeats;
        plan.nodes().forEach(node -> nodes.put(node.nodeId(), new SimulatedNode(node, timers)));
    }

    /** Starts the nodes named, and from now on every node that is up is heard, spread evenly over time. */
    void begin(List<String> startedNodes) {
        startedNodes.forEach(nodeId -> node(nodeId).orElseThrow().start());
        int index = 0;
        for (SimulatedNode node : nodes.values()) {
            timers.after(HEARTBEAT_MILLISECONDS * index / nodes.size(), () -> beatAndRepeat(node));
            index++;
        }
    }

    private void beatAndRepeat(SimulatedNode node) {
        node.heartbeat().ifPresent(heartbeats);
        timers.after(HEARTBEAT_MILLISECONDS, () -> beatAndRepeat(node));
    }

    /** Starts or kills a node. */
    void apply(FleetEvent event) {
        SimulatedNode node = node(event.nodeId()).orElseThrow();
        switch (event.change()) {
            case START -> {
                node.start();
                // A server says hello as soon as it is there.
                node.heartbeat().ifPresent(heartbeats);
            }
            case KILL -> node.kill();
        }
    }

    /** Has every node that is up say that it offers nothing from now on. */
    void drain() {
        for (SimulatedNode node : nodes.values()) {
            node.drain();
            node.heartbeat().ifPresent(heartbeats);
        }
    }

    /** The node of that id, or nothing for one that is not of this fleet. */
    Optional<SimulatedNode> node(String nodeId) {
        return Optional.ofNullable(nodes.get(nodeId));
    }

    /** All nodes. */
    Collection<SimulatedNode> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    /** How many nodes are up. */
    int up() {
        return (int) nodes.values().stream().filter(SimulatedNode::isUp).count();
    }

    /** What nodes were asked and cannot do. */
    List<PhysicalFault> faults() {
        return nodes.values().stream().flatMap(node -> node.faults().stream()).toList();
    }
}
