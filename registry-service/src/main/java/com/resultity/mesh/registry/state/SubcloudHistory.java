package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Revision;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All versions of all Subclouds. One thread applies facts; any number of threads read. */
public final class SubcloudHistory implements FactFold {

    private final Map<String, NavigableMap<Long, Revision>> bySubcloud = new ConcurrentHashMap<>();

    @Override
    public void clear() {
        bySubcloud.clear();
    }

    @Override
    public void apply(Fact fact) {
        if (fact instanceof Fact.RevisionIs is) {
            Revision revision = is.revision();
            bySubcloud
                    .computeIfAbsent(revision.subcloudId(), id -> new ConcurrentSkipListMap<>())
                    .put(revision.version(), revision);
        }
    }

    /** The versions of a Subcloud, by number; none where it never was. */
    public NavigableMap<Long, Revision> of(String subcloudId) {
        return Collections.unmodifiableNavigableMap(
                bySubcloud.getOrDefault(subcloudId, Collections.emptyNavigableMap()));
    }

    /** Whether it has the version that a fact about a Subcloud is of; that of a removal is the one after the last. */
    public boolean holds(FactVersion fact) {
        return of(fact.key()).containsKey(fact.gone() ? fact.version() + 1 : fact.version());
    }
}
