package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Versioned;

/**
 * Gives the versions of one change.
 *
 * @param highest the highest version of anything that was seen
 * @param now time of the change, milliseconds since 1970-01-01T00:00:00Z
 */
record Versions(long highest, long now) {

    /**
     * The next version of something.
     *
     * @param present its version so far; null where there is none, or no more
     */
    <T> Versioned<T> successor(Versioned<T> present, T declared) {
        return present == null ? Versioned.first(declared, highest, now) : present.next(declared, now);
    }
}
