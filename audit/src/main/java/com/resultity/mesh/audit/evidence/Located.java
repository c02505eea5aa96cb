package com.resultity.mesh.audit.evidence;

/**
 * A job as the edge labelled it.
 *
 * @param position where it lies
 * @param request where it says that its request lies
 * @param demand what it says that the job demands
 * @param zone its zone label
 * @param patienceMilliseconds how long it may wait for each attempt
 * @param requestedAt when the broker took the request, milliseconds since 1970-01-01T00:00:00Z
 * @param deadline from when on no node is worth having, milliseconds since 1970-01-01T00:00:00Z; {@link Long#MAX_VALUE}: never
 */
public record Located(
        Position position,
        Position request,
        Demand demand,
        String zone,
        long patienceMilliseconds,
        long requestedAt,
        long deadline) {}
