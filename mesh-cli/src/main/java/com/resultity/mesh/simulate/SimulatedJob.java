package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.GeoMode;
import java.util.List;
import java.util.Optional;

/**
 * A job before it has an id: what a gateway will ask for, and how long the answer will turn out to be.
 *
 * @param index its number in the run, from 0
 * @param tenantId whom it is for
 * @param subcloudId the Subcloud that it is for; empty for the global pool
 * @param model the model that it needs; with a capability, one that the gateway would name otherwise
 * @param contextTokens tokens of the prompt
 * @param outputTokens tokens of the answer
 * @param zone the zone that the gateway declares
 * @param clientAddress the client's address; used where no zone is declared
 * @param geoMode how it treats its home zone
 * @param regulatoryDomain the domain that it must not leave
 * @param countries the countries that it must not leave; empty for any
 * @param minimumTrustLevel least trust level of its node
 * @param wishes what it would like besides
 */
public record SimulatedJob(
        int index,
        String tenantId,
        Optional<String> subcloudId,
        String model,
        int contextTokens,
        int outputTokens,
        Optional<String> zone,
        Optional<String> clientAddress,
        GeoMode geoMode,
        Optional<String> regulatoryDomain,
        List<String> countries,
        int minimumTrustLevel,
        JobWishes wishes) {

    public SimulatedJob {
        countries = List.copyOf(countries);
    }
}
