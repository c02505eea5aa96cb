package com.resultity.mesh.audit.evidence;

import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which entries of the tables lay on each partition that cells read them from, and since when. */
public final class PolicyReads {

    private final Map<Copy, TreeMap<Long, Entry>> copies = new HashMap<>();

    private record Copy(int partition, String key) {}

    /** An entry, or its withdrawal. */
    private record Entry(boolean there, long timestamp) {}

    void add(Position position, String key, boolean there, long timestamp) {
        copies.computeIfAbsent(new Copy(position.partition(), key), unknown -> new TreeMap<>())
                .put(position.offset(), new Entry(there, timestamp));
    }

    /**
     * Whether the cell of a decision surely knew of an entry: it had read it, it lay there before the job was asked for, and
     * nothing came after it, of which the log may have forgotten a part.
     */
    public boolean surelyKnown(PolicyKey key, Decision decision) {
        return decision.readOf(TopicCatalogue.PLACEMENT_POLICIES)
                .filter(read -> {
                    TreeMap<Long, Entry> entries = copies.get(new Copy(read.partition(), key.text()));
                    return entries != null
                            && entries.lastKey() <= read.offset()
                            && entries.lastEntry().getValue().there()
                            && entries.lastEntry().getValue().timestamp() < decision.requestedAt();
                })
                .isPresent();
    }
}
