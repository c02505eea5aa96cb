package com.resultity.mesh.sla.usage;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a line of the ledger is for.
 *
 * @param day day in UTC on which its jobs were decided
 * @param nodeId the node that served them
 * @param subcloudId the Subcloud that they were decided for; empty: the global pool
 * @param tenantId the tenant that sent them
 */
public record Line(LocalDate day, String nodeId, Optional<String> subcloudId, String tenantId) {}
