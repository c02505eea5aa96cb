package com.resultity.mesh.router.plan;

import com.resultity.mesh.router.explain.UnanswerableException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What would be different, as registry-service answers it to drafts.
 *
 * @param policies what cells would be told
 * @param members nodes whose memberships would change
 */
@Serdeable
public record PlanDraft(
        @Nullable List<Policy> policies, @Nullable List<Members> members) {

    /** What to do about a draft that is not whole. */
    static final String REMEDY = "send what registry-service answers to POST /v1/drafts";

    /**
     * The entries by key; null for one that would be gone.
     *
     * @throws UnanswerableException if something of an entry is missing
     */
    Map<String, String> policiesByKey() {
        Map<String, String> byKey = new HashMap<>();
        for (Policy policy : policies == null ? List.<Policy>of() : policies) {
            if (policy == null || policy.key() == null) {
                throw new UnanswerableException("a policy of the draft has no key: " + REMEDY);
            }
            byKey.put(policy.key(), policy.value());
        }
        return byKey;
    }

    /**
     * The nodes by id.
     *
     * @throws UnanswerableException if something of a node is missing, or one is there twice
     */
    Map<String, Members> membersByNode() {
        Map<String, Members> byNode = new HashMap<>();
        for (Members one : members == null ? List.<Members>of() : members) {
            if (one == null
                    || one.node() == null
                    || one.subclouds() == null
                    || one.subclouds().contains(null)) {
                throw new UnanswerableException("a member of the draft has no node or no Subclouds: " + REMEDY);
            }
            if (byNode.put(one.node(), one) != null) {
                throw new UnanswerableException("a node is among the members of the draft twice: " + REMEDY);
            }
        }
        return byNode;
    }

    /**
     * An entry of the tables that cells decide on.
     *
     * @param key its key on mesh.placement-policies.v1
     * @param value the record in Avro's JSON encoding; null: gone
     */
    @Serdeable
    public record Policy(@Nullable String key, @Nullable String value) {}

    /**
     * What a node would belong to.
     *
     * @param node id of the node
     * @param subclouds ids of the Subclouds that it would be an active member of
     * @param isolated whether one of these would isolate it from the global pool
     */
    @Serdeable
    public record Members(@Nullable String node, @Nullable List<String> subclouds, boolean isolated) {}
}
