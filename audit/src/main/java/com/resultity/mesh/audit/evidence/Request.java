package com.resultity.mesh.audit.evidence;

/**
 * A request to place a job, as a gateway sent it.
 *
 * @param position where it lies
 * @param timestamp when the broker took it, milliseconds since 1970-01-01T00:00:00Z
 * @param demand what it demands
 * @param deadline from when on no node is worth having, milliseconds since 1970-01-01T00:00:00Z; {@link Long#MAX_VALUE}: never
 */
public record Request(Position position, long timestamp, Demand demand, long deadline) {}
