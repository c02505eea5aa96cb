package com.resultity.mesh.router.decide.policy;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a tenant.
 *
 * @param id tenant id
 * @param version version of its record; 0 where it is unknown
 * @param teams teams that it belongs to, in order
 * @param organisation its organisation
 * @param binding the Subcloud that its jobs go to unasked
 * @param quota the most that it may use of the whole mesh
 */
public record TenantFacts(
        String id,
        long version,
        List<String> teams,
        Optional<String> organisation,
        Optional<Binding> binding,
        Quota quota) {

    /**
     * A Subcloud that a tenant's jobs go to unasked.
     *
     * @param subcloudId the Subcloud
     * @param exclusive whether they may go nowhere else
     */
    public record Binding(String subcloudId, boolean exclusive) {}

    public TenantFacts {
        teams = List.copyOf(teams);
    }

    public static TenantFacts unknown(String id) {
        return new TenantFacts(id, 0, List.of(), Optional.empty(), Optional.empty(), Quota.UNLIMITED);
    }

    public boolean boundTo(String subcloudId) {
        return binding.filter(bound -> bound.subcloudId().equals(subcloudId)).isPresent();
    }
}
