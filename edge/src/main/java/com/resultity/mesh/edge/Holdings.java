package com.resultity.mesh.edge;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Set;

/**
 * What belongs to who asks, as registry-service tells it: what was used of it and decided about it is theirs to see.
 *
 * @param everything whether it is the operator of the network, who sees all
 * @param subclouds ids of Subclouds
 * @param tenants ids of tenants
 * @param nodes ids of nodes
 */
@Serdeable
public record Holdings(boolean everything, Set<String> subclouds, Set<String> tenants, Set<String> nodes) {

    private static final String ATTRIBUTE = "mesh.holdings";

    public Holdings {
        subclouds = Set.copyOf(subclouds);
        tenants = Set.copyOf(tenants);
        nodes = Set.copyOf(nodes);
    }

    /**
     * Of who sent a request.
     *
     * @throws IllegalStateException if that was not found out: of every request that gets to a controller, it was
     */
    public static Holdings of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Holdings.class)
                .orElseThrow(() -> new IllegalStateException("nobody has proven who asks"));
    }

    void note(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * Whether what happened in a Subcloud may be seen.
     *
     * @param id id of the Subcloud; null: the global pool, which is the operator's alone
     */
    public boolean includeSubcloud(@Nullable String id) {
        return everything || id != null && subclouds.contains(id);
    }

    /** Whether what a tenant used may be seen. */
    public boolean includeTenant(String id) {
        return everything || tenants.contains(id);
    }

    /** Whether what a node served may be seen. */
    public boolean includeNode(String id) {
        return everything || nodes.contains(id);
    }
}
