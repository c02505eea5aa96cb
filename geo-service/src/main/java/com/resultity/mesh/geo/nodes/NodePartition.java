package com.resultity.mesh.geo.nodes;

import com.resultity.mesh.geo.addresses.CountryLookup;
import com.resultity.mesh.geo.batch.Outbox;
import com.resultity.mesh.geo.locations.Declaration;
import com.resultity.mesh.geo.locations.Location;
import com.resultity.mesh.geo.zones.TimedZones;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The nodes of one partition and the locations that are published for them. */
final class NodePartition {

    private final long accounted;
    private final Map<String, NodeLocation> published;
    private final Map<String, Declaration> nodes = new HashMap<>();
    private final Set<String> touched = new HashSet<>();

    /**
     * @param accounted offset below which malformed records were set aside earlier
     * @param published the locations on the log, by node id
     */
    NodePartition(long accounted, Map<String, NodeLocation> published) {
        this.accounted = accounted;
        this.published = published;
        this.touched.addAll(published.keySet());
    }

    /** Whether a record at an offset was accounted for earlier. */
    boolean isAccounted(long offset) {
        return offset < accounted;
    }

    /** Takes in a node; null where it is no longer enrolled. */
    void take(String nodeId, Node node) {
        touched.add(nodeId);
        if (node == null) {
            nodes.remove(nodeId);
        } else {
            nodes.put(nodeId, NodeRecords.declaration(node));
        }
    }

    /** Marks all nodes to be judged again. */
    void touchAll() {
        touched.addAll(nodes.keySet());
    }

    /** Judges the nodes that were touched and publishes the locations that changed. */
    void publishInto(Outbox outbox, TimedZones table, CountryLookup countries, long now) {
        for (String nodeId : new TreeSet<>(touched)) {
            Declaration node = nodes.get(nodeId);
            if (node == null) {
                withdraw(nodeId, outbox);
            } else {
                publish(Location.judge(node, table, countries), now, outbox);
            }
        }
        touched.clear();
    }

    private void withdraw(String nodeId, Outbox outbox) {
        if (published.remove(nodeId) != null) {
            outbox.put(TopicCatalogue.NODE_LOCATIONS, nodeId, (NodeLocation) null);
        }
    }

    private void publish(Location location, long now, Outbox outbox) {
        NodeLocation before = published.get(location.nodeId());
        if (before != null
                && NodeRecords.fromRecord(before).filter(location::agreesWith).isPresent()) {
            return;
        }
        long version = before == null ? now : Math.max(now, before.getVersion() + 1);
        NodeLocation record = NodeRecords.toRecord(location, version);
        outbox.put(TopicCatalogue.NODE_LOCATIONS, location.nodeId(), record);
        published.put(location.nodeId(), record);
    }
}
