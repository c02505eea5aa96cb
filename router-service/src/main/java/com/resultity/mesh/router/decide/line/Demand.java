package com.resultity.mesh.router.decide.line;

import com.resultity.mesh.router.decide.job.AccessProof;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.ModelDemand;
import java.util.List;
import java.util.Optional;

/**
 * What a job asks of its node, all of it: jobs of one demand are eligible for the same nodes of a cell.
 *
 * @param subcloudId the Subcloud; empty: the global pool
 * @param tenantId the tenant
 * @param tokenId the access token that it shows
 * @param model what it asks of its model
 * @param zone the job's zone label
 * @param requiresZone whether it must not leave that zone
 * @param countries countries that it must not leave; empty: any
 * @param minimumTrustLevel least trust level, 0 to 3
 */
record Demand(
        Optional<String> subcloudId,
        String tenantId,
        Optional<String> tokenId,
        ModelDemand model,
        String zone,
        boolean requiresZone,
        Optional<List<String>> countries,
        int minimumTrustLevel) {

    static Demand of(Job job) {
        return new Demand(
                job.subcloudId(),
                job.tenantId(),
                job.proof().map(AccessProof::tokenId),
                job.model(),
                job.zone(),
                job.requiresZone(),
                job.countries(),
                job.minimumTrustLevel());
    }
}
