package com.resultity.mesh.router.fleet;

import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.schemas.NodeRelease;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.router.KnownNode;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.StateSerdes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Joins the parts of a node's state, publishes it when it says something new, and notices silence.
 *
 * <p>When a node was heard last is kept in memory alone: after a restart every node that was not silent before counts as
 * heard just now, so that an outage of this service does not look like an outage of the network.
 */
final class NodeJoinProcessor extends ContextualProcessor<String, SpecificRecord, String, NodeState> {

    private static final String STORE = "fleet-nodes";
    private static final Duration SILENCE_CHECK = Duration.ofMillis(500);

    /**
     * The state of a node that is heard and stays as it is is told again after half of this to the whole of it. The log keeps
     * states for a week: of a node that is the same for longer, neither a plan nor an explanation would know anything.
     */
    static final Duration TOLD_AGAIN_WITHIN = Duration.ofDays(1);

    private final long silenceLimitMilliseconds;

    /** Nodes that count as alive, with the time of their last heartbeat, milliseconds since 1970-01-01T00:00:00Z. */
    private final Map<String, Long> heardAt = new HashMap<>();

    /** The newest heartbeat of each node that was heard; the store only holds the one that the published state rests on. */
    private final Map<String, HeartbeatNumber> newest = new HashMap<>();

    private KeyValueStore<String, KnownNode> nodes;

    private record HeartbeatNumber(long bootEpoch, long sequence) {

        boolean after(HeartbeatNumber other) {
            return bootEpoch > other.bootEpoch || (bootEpoch == other.bootEpoch && sequence > other.sequence);
        }
    }

    NodeJoinProcessor(Duration silenceLimit) {
        this.silenceLimitMilliseconds = silenceLimit.toMillis();
    }

    static StoreBuilder<KeyValueStore<String, KnownNode>> store() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(STORE), Serdes.String(), StateSerdes.of(KnownNode.class))
                .withLoggingEnabled(Map.of());
    }

    @Override
    public void init(ProcessorContext<String, NodeState> context) {
        super.init(context);
        nodes = context.getStateStore(STORE);
        long now = context.currentSystemTimeMs();
        try (KeyValueIterator<String, KnownNode> known = nodes.all()) {
            known.forEachRemaining(node -> {
                if (!isSilent(node.value)) {
                    heardAt.put(node.key, now);
                }
            });
        }
        context.schedule(SILENCE_CHECK, PunctuationType.WALL_CLOCK_TIME, this::noticeSilence);
    }

    private static boolean isSilent(KnownNode node) {
        return node.getPublished() != null && node.getPublished().getLiveness() == Liveness.SILENT;
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        long now = context().currentSystemTimeMs();
        KnownNode known = nodes.get(record.key());
        if (record.value() == null) {
            removePart(record.key(), known, now);
        } else if (record.value() instanceof NodeRelease release) {
            if (known != null) {
                released(release, known, now);
            }
        } else if (known != null || !(record.value() instanceof NodeHeartbeat)) {
            // A heartbeat alone, of a node that nobody enrolled, is not worth memory.
            KnownNode joined = known == null ? new KnownNode() : known;
            if (!repeats(record) && NodeJoin.take(joined, record.value())) {
                takenOver(record, joined, now);
            }
        }
    }

    /** Whether it is a heartbeat that is no newer than one which was heard: it says nothing, not even that the node lives. */
    private boolean repeats(Record<String, SpecificRecord> record) {
        if (!(record.value() instanceof NodeHeartbeat heartbeat)) {
            return false;
        }
        HeartbeatNumber number = new HeartbeatNumber(heartbeat.getBootEpoch(), heartbeat.getSequence());
        HeartbeatNumber before = newest.get(record.key());
        if (before != null && !number.after(before)) {
            return true;
        }
        newest.put(record.key(), number);
        return false;
    }

    private void takenOver(Record<String, SpecificRecord> record, KnownNode known, long now) {
        if (record.value() instanceof NodeHeartbeat) {
            heardAt.merge(record.key(), Math.min(now, record.timestamp()), Math::max);
            boolean published = publishIfNew(record.key(), known, now);
            // What is said of a node that a cell has still to let go is not published, and must be known when it has.
            if (!published
                    && known.getPublished() != null
                    && known.getPublished().getLiveness() != Liveness.LEFT) {
                return;
            }
        } else {
            publishIfNew(record.key(), known, now);
        }
        nodes.put(record.key(), known);
    }

    /** A node that is held by one cell reaches another only when the first has let it go: none of its slots is given twice. */
    private boolean publishIfNew(String nodeId, KnownNode known, long now) {
        NodeState before = known.getPublished();
        Optional<NodeState> joined = NodeJoin.join(known, alive(nodeId, now), now);
        if (joined.isEmpty()) {
            return false;
        }
        boolean elsewhere =
                before != null && !before.getCell().equals(joined.get().getCell());
        if (elsewhere && before.getLiveness() == Liveness.LEFT) {
            return false;
        }
        NodeState state = elsewhere ? NodeJoin.moving(joined.get(), before.getCell()) : joined.get();
        if (!NodeJoin.differs(state, before) && now < tellsAgainAt(before)) {
            return false;
        }
        known.setPublished(state);
        forward(state, now);
        return true;
    }

    /** By its id, so that nodes which came together are not all told again in the same moment. */
    private static long tellsAgainAt(NodeState published) {
        int half = Math.toIntExact(TOLD_AGAIN_WITHIN.toMillis() / 2);
        return published.getChangedAt()
                + half
                + Math.floorMod(published.getNodeId().hashCode(), half);
    }

    /** The cell that had the node holds nothing of it any more. */
    private void released(NodeRelease release, KnownNode known, long now) {
        NodeState published = known.getPublished();
        if (published == null || !published.getCell().equals(release.getCell()) || !isLetGo(published, release)) {
            return;
        }
        if (published.getLiveness() != Liveness.LEFT) {
            forward(NodeJoin.left(published, now), now);
        }
        known.setPublished(null);
        publishIfNew(release.getNodeId(), known, now);
        keepOrForget(release.getNodeId(), known);
    }

    /** One that was let go for an earlier move or withdrawal may have come back since. */
    private static boolean isLetGo(NodeState published, NodeRelease release) {
        return published.getLiveness() == Liveness.LEFT
                ? published.getVersions().equals(release.getVersions())
                : published.getMovingTo() != null && published.getVersions().getLocation() == release.getLocation();
    }

    private boolean alive(String nodeId, long now) {
        Long heard = heardAt.get(nodeId);
        return heard != null && now - heard <= silenceLimitMilliseconds;
    }

    private void forward(NodeState state, long now) {
        context().forward(new Record<>(state.getNodeId(), state, now));
    }

    /** A tombstone on any of the inputs takes the node out of its cell: what is not known is not used. */
    private void removePart(String nodeId, KnownNode known, long now) {
        if (known == null) {
            return;
        }
        String topic = context().recordMetadata().orElseThrow().topic();
        if (topic.equals(TopicCatalogue.NODE_STANDINGS.name())) {
            known.setStanding(null);
            publishIfNew(nodeId, known, now);
        } else {
            leave(known, now);
            if (topic.equals(TopicCatalogue.NODES.name())) {
                NodeJoin.withdraw(known);
            } else if (topic.equals(TopicCatalogue.NODE_LOCATIONS.name())) {
                known.setLocation(null);
            } else {
                known.setMemberships(null);
            }
        }
        keepOrForget(nodeId, known);
    }

    /** Kept as published until its cell says that it holds nothing of it, because it may be enrolled again elsewhere. */
    private void leave(KnownNode known, long now) {
        if (known.getPublished() != null && known.getPublished().getLiveness() != Liveness.LEFT) {
            known.setPublished(NodeJoin.left(known.getPublished(), now));
            forward(known.getPublished(), now);
        }
    }

    private void keepOrForget(String nodeId, KnownNode known) {
        // A standing outlives the enrolment: who enrols again has it still.
        if (known.getNode() == null
                && known.getLocation() == null
                && known.getMemberships() == null
                && known.getStanding() == null
                && known.getPublished() == null) {
            heardAt.remove(nodeId);
            newest.remove(nodeId);
            nodes.delete(nodeId);
        } else {
            nodes.put(nodeId, known);
        }
    }

    private void noticeSilence(long now) {
        List<String> overdue = heardAt.entrySet().stream()
                .filter(heard -> now - heard.getValue() > silenceLimitMilliseconds)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        for (String nodeId : overdue) {
            heardAt.remove(nodeId);
            KnownNode known = nodes.get(nodeId);
            if (known != null
                    && known.getPublished() != null
                    && known.getPublished().getLiveness() == Liveness.ALIVE
                    && publishIfNew(nodeId, known, now)) {
                nodes.put(nodeId, known);
            }
        }
    }
}
