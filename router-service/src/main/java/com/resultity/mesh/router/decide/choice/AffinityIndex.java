package com.resultity.mesh.router.decide.choice;

import com.resultity.mesh.router.decide.job.Affinity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which node has which session and which prefix, by the jobs that a cell remembers: that of the newest job which has a key in
 * common. Newest by the time inside the job's id, in which order jobs are forgotten as well, so that this is a function of the
 * jobs that are remembered, and the same after a restart. Bounded: when it is full, the oldest jobs tie nobody any more.
 */
public final class AffinityIndex {

    private final int limit;
    private final Map<Long, Owner> owners = new HashMap<>();
    private final TreeMap<Age, Affinity> ties = new TreeMap<>(Age.ORDER);
    private int keys;

    /** Up to which jobs are left out: none that is older comes in again, as none would after a restart. */
    private Age evicted = new Age(Long.MIN_VALUE, "");

    private record Age(long createdAt, String jobId) {

        static final Comparator<Age> ORDER =
                Comparator.comparingLong(Age::createdAt).thenComparing(Age::jobId);
    }

    private record Owner(Age age, String nodeId) {}

    /**
     * @param limit keys that are kept, 0 or more
     */
    public AffinityIndex(int limit) {
        this.limit = limit;
    }

    /** The node that has a key. */
    Optional<String> nodeOf(long key) {
        return Optional.ofNullable(owners.get(key)).map(Owner::nodeId);
    }

    /** A node was given a job, for the first time or in place of another node. */
    public void tie(String jobId, long createdAt, Affinity affinity, String nodeId) {
        Age age = new Age(createdAt, jobId);
        if (affinity.isNone() || Age.ORDER.compare(age, evicted) <= 0) {
            return;
        }
        if (ties.put(age, affinity) == null) {
            keys += affinity.keys();
        }
        affinity.forEachKey(key -> {
            Owner before = owners.get(key);
            if (before == null || Age.ORDER.compare(before.age(), age) <= 0) {
                owners.put(key, new Owner(age, nodeId));
            }
        });
        while (keys > limit) {
            evicted = ties.firstKey();
            remove(evicted);
        }
    }

    /**
     * Jobs that are older tie nobody any more, whether or not they are remembered for something else, and nor do those that
     * come.
     *
     * @param createdAt time inside a job's id, milliseconds since 1970-01-01T00:00:00Z
     */
    public void forgetBefore(long createdAt) {
        Age first = new Age(createdAt, "");
        while (!ties.isEmpty() && Age.ORDER.compare(ties.firstKey(), first) < 0) {
            remove(ties.firstKey());
        }
        if (Age.ORDER.compare(evicted, first) < 0) {
            evicted = first;
        }
    }

    private void remove(Age age) {
        Affinity affinity = ties.remove(age);
        if (affinity != null) {
            keys -= affinity.keys();
            affinity.forEachKey(key -> {
                if (owners.get(key) != null && owners.get(key).age().equals(age)) {
                    owners.remove(key);
                }
            });
        }
    }
}
