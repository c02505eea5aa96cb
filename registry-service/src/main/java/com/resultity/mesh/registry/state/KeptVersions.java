package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Revision;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The versions of one Subcloud that are kept, each made of parts of the one before. One thread changes it; any number read. */
final class KeptVersions {

    private final ConcurrentSkipListMap<Long, Revision> versions = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, Revision> readable = Collections.unmodifiableNavigableMap(versions);

    /** What each takes beside the one before it, bytes; the first one by itself. */
    private final NavigableMap<Long, Long> weights = new TreeMap<>();

    private long weight;
    private long weightOfFloor;

    NavigableMap<Long, Revision> all() {
        return readable;
    }

    /**
     * About what they take together beside what stays, bytes: the last one, and the one before it where the last says that the
     * Subcloud was removed, for that is what can be restored.
     */
    long weightOfEarlier() {
        return weight - weightOfFloor;
    }

    void put(Revision revision) {
        Map.Entry<Long, Revision> before = versions.lowerEntry(revision.version());
        if (before == null) {
            put(revision, RevisionWeight.of(revision));
        } else {
            Revision shared = SharedParts.of(revision, before.getValue());
            put(shared, RevisionWeight.of(shared, before.getValue()));
        }
        weighFloor();
    }

    private void weighFloor() {
        Revision last = versions.lastEntry().getValue();
        Map.Entry<Long, Revision> before = versions.lowerEntry(last.version());
        weightOfFloor = last.subcloud().isPresent() || before == null
                ? RevisionWeight.of(last)
                : RevisionWeight.of(before.getValue()) + RevisionWeight.of(last, before.getValue());
    }

    private void put(Revision revision, long itsWeight) {
        versions.put(revision.version(), revision);
        Long replaced = weights.put(revision.version(), itsWeight);
        weight += itsWeight - (replaced == null ? 0 : replaced);
    }

    /** Forgets the first one, of several; what the next one shared with it, that one has to itself then. */
    void dropFirst() {
        weight -= weights.pollFirstEntry().getValue();
        versions.pollFirstEntry();
        Revision first = versions.firstEntry().getValue();
        put(first, RevisionWeight.of(first));
    }
}
