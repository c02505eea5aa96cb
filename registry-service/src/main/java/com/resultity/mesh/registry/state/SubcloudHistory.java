package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Revision;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The last {@link #MOST_VERSIONS} versions of each Subcloud; those before lie on the log alone. One thread applies facts; any
 * number of threads read.
 */
public final class SubcloudHistory implements FactFold {

    /** How many versions of a Subcloud are kept in memory. */
    public static final int MOST_VERSIONS = 100;

    private final Map<String, ConcurrentSkipListMap<Long, Revision>> bySubcloud = new ConcurrentHashMap<>();

    @Override
    public void clear() {
        bySubcloud.clear();
    }

    @Override
    public void apply(Fact fact) {
        if (fact instanceof Fact.RevisionIs is) {
            Revision revision = is.revision();
            ConcurrentSkipListMap<Long, Revision> versions =
                    bySubcloud.computeIfAbsent(revision.subcloudId(), id -> new ConcurrentSkipListMap<>());
            versions.put(revision.version(), revision);
            if (versions.size() > MOST_VERSIONS) {
                versions.pollFirstEntry();
            }
        }
    }

    /** The versions of a Subcloud, by number; none where it never was. */
    public NavigableMap<Long, Revision> of(String subcloudId) {
        return Collections.unmodifiableNavigableMap(versionsOf(subcloudId));
    }

    /** Whether it has seen the version that a fact about a Subcloud is of; that of a removal is the one after the last. */
    public boolean holds(FactVersion fact) {
        Map.Entry<Long, Revision> last = versionsOf(fact.key()).lastEntry();
        return last != null && last.getKey() >= (fact.gone() ? fact.version() + 1 : fact.version());
    }

    private NavigableMap<Long, Revision> versionsOf(String subcloudId) {
        NavigableMap<Long, Revision> versions = bySubcloud.get(subcloudId);
        return versions == null ? Collections.emptyNavigableMap() : versions;
    }
}
