package com.resultity.mesh.audit.evidence;

import com.resultity.mesh.topics.Topic;
import java.util.HashMap;
import java.util.Map;

/** Which part of the log is there at all: what retention deleted proves nothing, neither way. */
public final class KeptLog {

    private final Map<Partition, Long> beginnings = new HashMap<>();
    private final Map<Partition, SeenOffsets> seen = new HashMap<>();

    private record Partition(String topic, int number) {}

    void begins(Topic<?> topic, int partition, long offset) {
        beginnings.put(new Partition(topic.name(), partition), offset);
    }

    void saw(Topic<?> topic, int partition, long offset) {
        seen.computeIfAbsent(new Partition(topic.name(), partition), unknown -> new SeenOffsets())
                .add(offset);
    }

    /** Whether nothing of a topic was deleted yet. */
    public boolean whole(Topic<?> topic) {
        return beginnings.entrySet().stream()
                .noneMatch(beginning -> beginning.getKey().topic().equals(topic.name()) && beginning.getValue() > 0);
    }

    /** Whether every record that was ever written to a topic is there, which compaction would change. */
    public boolean gapless(Topic<?> topic) {
        return whole(topic)
                && seen.entrySet().stream()
                        .filter(partition -> partition.getKey().topic().equals(topic.name()))
                        .allMatch(partition -> partition.getValue().gapless());
    }

    /** Whether a record at this position would have been deleted by now. */
    public boolean deleted(Position position) {
        return position.offset() < beginnings.getOrDefault(new Partition(position.topic(), position.partition()), 0L);
    }

    /** Whether a record lies there. */
    public boolean holds(Position position) {
        SeenOffsets offsets = seen.get(new Partition(position.topic(), position.partition()));
        return offsets != null && offsets.contains(position.offset());
    }

    /** Number of records seen. */
    public long records() {
        return seen.values().stream().mapToLong(SeenOffsets::count).sum();
    }
}
