package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Revision;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last {@link #MOST_VERSIONS} versions of each Subcloud, and where all together take more than {@link #MOST_BYTES}, fewer
 * of those that take most, but always what can be restored; those before lie on the log alone. One thread applies facts; any number of threads read.
 */
public final class SubcloudHistory implements FactFold {

    /** How many versions of a Subcloud are kept in memory. */
    public static final int MOST_VERSIONS = 100;

    /** What the versions of all Subclouds may take of memory together beside the last one of each, about. */
    static final long MOST_BYTES = 16L * 1024 * 1024;

    private final Map<String, KeptVersions> bySubcloud = new ConcurrentHashMap<>();
    private long weight;

    @Override
    public void clear() {
        bySubcloud.clear();
        weight = 0;
    }

    @Override
    public void apply(Fact fact) {
        if (fact instanceof Fact.RevisionIs is) {
            KeptVersions versions = bySubcloud.computeIfAbsent(is.revision().subcloudId(), id -> new KeptVersions());
            weight -= versions.weightOfEarlier();
            versions.put(is.revision());
            weight += versions.weightOfEarlier();
            if (versions.all().size() > MOST_VERSIONS) {
                dropFirst(versions);
            }
            dropUntilRoom();
        }
    }

    private void dropUntilRoom() {
        while (weight > MOST_BYTES) {
            KeptVersions heaviest = bySubcloud.values().stream()
                    .max(Comparator.comparingLong(KeptVersions::weightOfEarlier))
                    .orElseThrow();
            dropFirst(heaviest);
        }
    }

    private void dropFirst(KeptVersions versions) {
        weight -= versions.weightOfEarlier();
        versions.dropFirst();
        weight += versions.weightOfEarlier();
    }

    /** About what all that is kept takes of memory beside the last version of each Subcloud, bytes. */
    long weight() {
        return weight;
    }

    /** The versions of a Subcloud, by number; none where it never was. */
    public NavigableMap<Long, Revision> of(String subcloudId) {
        KeptVersions versions = bySubcloud.get(subcloudId);
        return versions == null ? Collections.emptyNavigableMap() : versions.all();
    }

    /** Whether it has seen the version that a fact about a Subcloud is of; that of a removal is the one after the last. */
    public boolean holds(FactVersion fact) {
        Map.Entry<Long, Revision> last = of(fact.key()).lastEntry();
        return last != null && last.getKey() >= (fact.gone() ? fact.version() + 1 : fact.version());
    }
}
