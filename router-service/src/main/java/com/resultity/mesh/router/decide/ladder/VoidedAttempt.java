package com.resultity.mesh.router.decide.ladder;

import com.resultity.mesh.router.decide.tenancy.TenancyEnd;

/**
 * An earlier attempt that no longer counts.
 *
 * @param attempt its number, from 1
 * @param nodeId node that held it
 * @param end why it ended; {@code OUTCOME} means that it failed
 */
public record VoidedAttempt(int attempt, String nodeId, TenancyEnd end) {}
