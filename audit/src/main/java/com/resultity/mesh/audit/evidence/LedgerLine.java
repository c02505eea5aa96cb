package com.resultity.mesh.audit.evidence;

/**
 * A line of the usage ledger.
 *
 * @param position where it lies
 * @param day day in UTC, as YYYY-MM-DD
 * @param nodeId the node that it is for
 * @param figures what it says
 */
public record LedgerLine(Position position, String day, String nodeId, UsageFigures figures) {}
