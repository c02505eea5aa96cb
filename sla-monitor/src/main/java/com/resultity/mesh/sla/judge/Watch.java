package com.resultity.mesh.sla.judge;

import java.util.OptionalLong;

/** Where the alert on one objective stands. */
public sealed interface Watch {

    /** No alert fires. */
    record Quiet() implements Watch {}

    /**
     * The alert fires.
     *
     * @param since when it began to, milliseconds since 1970-01-01T00:00:00Z
     * @param keptSince since when the objective is kept again without a break, likewise; empty if it is not
     */
    record Firing(long since, OptionalLong keptSince) implements Watch {}
}
