package com.resultity.mesh.audit.evidence;

/**
 * The attempt that a decision says it replaces.
 *
 * @param attempt its number, from 1
 * @param nodeId node that held it
 * @param ending how it ended
 */
public record Replaced(int attempt, String nodeId, TenancyEnding ending) {}
