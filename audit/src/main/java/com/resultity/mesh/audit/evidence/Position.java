package com.resultity.mesh.audit.evidence;

import java.util.Comparator;

/**
 * Where a record lies.
 *
 * @param topic name of its topic
 * @param partition its partition
 * @param offset its offset
 */
public record Position(String topic, int partition, long offset) implements Comparable<Position> {

    private static final Comparator<Position> ORDER = Comparator.comparing(Position::topic)
            .thenComparingInt(Position::partition)
            .thenComparingLong(Position::offset);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** In the form TOPIC-PARTITION@OFFSET, as dead letters have it. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
