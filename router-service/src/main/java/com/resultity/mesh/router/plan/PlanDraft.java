package com.resultity.mesh.router.plan;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What would be different, as registry-service answers it to drafts.
 *
 * @param policies what cells would be told
 * @param members nodes whose memberships would change
 */
@Serdeable
public record PlanDraft(
        @Nullable List<Policy> policies, @Nullable List<Members> members) {

    /**
     * An entry of the tables that cells decide on.
     *
     * @param key its key on mesh.placement-policies.v1
     * @param value the record in Avro's JSON encoding; null: gone
     */
    @Serdeable
    public record Policy(String key, @Nullable String value) {}

    /**
     * What a node would belong to.
     *
     * @param node id of the node
     * @param subclouds ids of the Subclouds that it would be an active member of
     * @param isolated whether one of these would isolate it from the global pool
     */
    @Serdeable
    public record Members(String node, List<String> subclouds, boolean isolated) {}
}
