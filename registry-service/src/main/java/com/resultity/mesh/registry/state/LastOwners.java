package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.SubcloudDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who owned each Subcloud last, also those that were removed. Facts of several topics tell of it, so the one of the highest
 * version counts, whichever comes first. One thread notes; any number of threads read.
 */
final class LastOwners {

    private final Map<String, Owner> bySubcloud = new ConcurrentHashMap<>();

    private record Owner(long version, String owner) {

        Owner orLater(Owner other) {
            return other.version >= version ? other : this;
        }
    }

    /** Notes who owns a Subcloud in a version. */
    void note(long version, SubcloudDefinition subcloud) {
        note(subcloud.id(), version, subcloud.owner());
    }

    void note(String subcloudId, long version, String owner) {
        bySubcloud.merge(subcloudId, new Owner(version, owner), Owner::orLater);
    }

    void clear() {
        bySubcloud.clear();
    }

    /** Who owned a Subcloud last; empty where there never was one. */
    Optional<String> of(String subcloudId) {
        return Optional.ofNullable(bySubcloud.get(subcloudId)).map(Owner::owner);
    }

    /** How many Subclouds somebody owned last. */
    int countOf(String owner) {
        return (int) bySubcloud.values().stream()
                .filter(last -> last.owner().equals(owner))
                .count();
    }

    /** All of them but those of some Subclouds, by id of the Subcloud. */
    Map<String, String> without(Set<String> subcloudIds) {
        Map<String, String> others = new TreeMap<>();
        bySubcloud.forEach((id, owner) -> {
            if (!subcloudIds.contains(id)) {
                others.put(id, owner.owner());
            }
        });
        return others;
    }
}
