package com.resultity.mesh.registry.definition;

import java.util.Optional;
import java.util.SortedSet;

/**
 * A customer on whose behalf gateways send jobs.
 *
 * @param id its id
 * @param teams teams that it belongs to
 * @param organisation organisation that it belongs to
 * @param binding the Subcloud that its jobs go to unasked
 * @param quota the most that it may use of the whole mesh
 */
public record TenantDefinition(
        String id,
        SortedSet<String> teams,
        Optional<String> organisation,
        Optional<Binding> binding,
        Optional<Quota> quota) {

    /**
     * The Subcloud that a tenant's jobs go to unasked.
     *
     * @param subcloudId its id
     * @param exclusive whether the tenant's jobs may go nowhere else
     */
    public record Binding(String subcloudId, boolean exclusive) {}

    public TenantDefinition {
        teams = Names.copyOf(teams);
    }
}
