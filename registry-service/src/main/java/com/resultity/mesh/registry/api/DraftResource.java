package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.change.Drafted;
import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.log.DraftRecords;
import com.resultity.mesh.registry.log.DraftRecords.MemberChange;
import com.resultity.mesh.registry.log.DraftRecords.PolicyChange;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What manifests would come to if they were applied; the router plans with it. Nothing of it is written.
 *
 * @param results what would become of each document
 * @param policies what cells would be told
 * @param members nodes whose memberships would change
 */
@Serdeable
public record DraftResource(List<Results.Result> results, List<Policy> policies, List<Members> members) {

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
     * @param isolatedBy the ones that would; the node stays a member of all others, and out of the global pool until none
     *     of these isolates it any more
     */
    @Serdeable
    public record Members(String node, List<String> subclouds, boolean isolated, List<String> isolatedBy) {}

    /**
     * @param sees whether who asks may know of a Subcloud that is there already
     */
    static DraftResource of(Drafted drafted, Predicate<String> sees) {
        Set<String> declared =
                drafted.applied().stream().map(AppliedDocument::id).collect(Collectors.toSet());
        Predicate<String> told = subcloud -> declared.contains(subcloud) || sees.test(subcloud);
        return new DraftResource(
                Results.of(drafted.applied()).results(),
                drafted.facts().stream()
                        .map(DraftRecords::policy)
                        .flatMap(Optional::stream)
                        .map(DraftResource::of)
                        .toList(),
                drafted.facts().stream()
                        .map(DraftRecords::members)
                        .flatMap(Optional::stream)
                        .map(change -> of(change, told))
                        .toList());
    }

    private static Policy of(PolicyChange change) {
        return new Policy(change.key(), change.policy().orElse(null));
    }

    private static Members of(MemberChange change, Predicate<String> told) {
        return new Members(
                change.nodeId(),
                change.subclouds().stream().filter(told).toList(),
                !change.isolatedBy().isEmpty(),
                change.isolatedBy().stream().filter(told).toList());
    }
}
