package com.resultity.mesh.audit.evidence;

import java.util.Optional;

/**
 * What a job demands of its node.
 *
 * @param tenantId the tenant that it is for
 * @param subcloudId the Subcloud that it is for; empty: the global pool
 * @param countries countries that it must not leave
 * @param minimumTrustLevel least trust level, 0 to 3
 * @param zoneRule how it treats its zone
 * @param model name of the model that it needs; empty where it asks for a capability
 * @param capability what it asks of any model
 * @param tokenId id of the access token whose proof it carries
 */
public record Demand(
        String tenantId,
        Optional<String> subcloudId,
        CountryLimit countries,
        int minimumTrustLevel,
        ZoneRule zoneRule,
        String model,
        ModelDemand capability,
        Optional<String> tokenId) {

    /** How a job treats its zone: bound to it, preferring it, or taking any zone alike. */
    public enum ZoneRule {
        BOUND,
        PREFERRED,
        ANY
    }
}
