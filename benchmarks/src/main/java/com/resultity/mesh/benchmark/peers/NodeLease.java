package com.resultity.mesh.benchmark.peers;

import com.netflix.fenzo.VirtualMachineLease;
import com.resultity.mesh.benchmark.world.DrawnNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.mesos.Protos;

/**
 * A node as Fenzo knows it.
 *
 * @param id id of the offer
 * @param node the node
 * @param free its free slots
 */
record NodeLease(String id, DrawnNode node, int free) implements VirtualMachineLease {

    private static final double PLENTY = 1e9;

    NodeLease(DrawnNode node, int free) {
        this(node.id(), node, free);
    }

    /** The same node under another offer. */
    NodeLease renewed() {
        return new NodeLease(UUID.randomUUID().toString(), node, free);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public long getOfferedTime() {
        return 0;
    }

    @Override
    public String hostname() {
        return node.id();
    }

    @Override
    public String getVMID() {
        return node.id();
    }

    @Override
    public double cpuCores() {
        return free;
    }

    @Override
    public double memoryMB() {
        return PLENTY;
    }

    @Override
    public double networkMbps() {
        return PLENTY;
    }

    @Override
    public double diskMB() {
        return PLENTY;
    }

    @Override
    public List<Range> portRanges() {
        return List.of();
    }

    @Override
    public Protos.Offer getOffer() {
        return null;
    }

    @Override
    public Map<String, Protos.Attribute> getAttributeMap() {
        // Fenzo looks null up in it, which Map.of() does not bear.
        return Collections.emptyMap();
    }

    @Override
    public Double getScalarValue(String name) {
        return 0.0;
    }

    @Override
    public Map<String, Double> getScalarValues() {
        return Collections.emptyMap();
    }
}
