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
 */
public record Demand(
        String tenantId,
        Optional<String> subcloudId,
        CountryLimit countries,
        int minimumTrustLevel,
        ZoneRule zoneRule) {

    /** How a job treats its zone: bound to it, preferring it, or taking any zone alike. */
    public enum ZoneRule {
        BOUND,
        PREFERRED,
        ANY
    }
}
