package com.resultity.mesh.router.decide;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Subclouds and grants that a partition knows. What is not here is refused. */
public final class Policies {

    private final Map<String, SubcloudPolicy> subclouds = new HashMap<>();
    private final Map<Grant, Long> grants = new HashMap<>();

    /** A tenant's permission to send jobs to a Subcloud. */
    public record Grant(String subcloudId, String tenantId) {}

    public void put(SubcloudPolicy policy) {
        subclouds.put(policy.id(), policy);
    }

    public void removeSubcloud(String subcloudId) {
        subclouds.remove(subcloudId);
    }

    /** Adds a grant under its version, from 1. */
    public void put(Grant grant, long version) {
        grants.put(grant, version);
    }

    public void remove(Grant grant) {
        grants.remove(grant);
    }

    Optional<SubcloudPolicy> subcloud(String subcloudId) {
        return Optional.ofNullable(subclouds.get(subcloudId));
    }

    /** Version of a tenant's grant, or 0 where there is none. */
    long grantVersion(String subcloudId, String tenantId) {
        return grants.getOrDefault(new Grant(subcloudId, tenantId), 0L);
    }
}
