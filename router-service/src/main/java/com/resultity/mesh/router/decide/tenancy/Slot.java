package com.resultity.mesh.router.decide.tenancy;

import java.util.Optional;

/**
 * One slot of a node.
 *
 * @param tenancies how many tenancies it had so far, the live one included; from 1 again once its node was forgotten
 * @param live the job that holds it now
 * @param previous how the tenancy before the next one ended
 * @param blockedUntil until when the node may still work on a job whose attempt is void, milliseconds since
 *     1970-01-01T00:00:00Z; 0 where it is not blocked. The slot is not given away before that has fallen due
 */
public record Slot(long tenancies, Optional<Tenancy> live, Optional<EndedTenancy> previous, long blockedUntil) {

    public static final Slot UNUSED = new Slot(0, Optional.empty(), Optional.empty(), 0);

    boolean free() {
        return live.isEmpty() && blockedUntil == 0;
    }

    public Slot take(Tenancy tenancy) {
        return new Slot(tenancies + 1, Optional.of(tenancy), previous, 0);
    }

    public Slot end(EndedTenancy ended, long blockedUntil) {
        return new Slot(tenancies, Optional.empty(), Optional.of(ended), blockedUntil);
    }

    public Slot unblocked() {
        return new Slot(tenancies, live, previous, 0);
    }
}
