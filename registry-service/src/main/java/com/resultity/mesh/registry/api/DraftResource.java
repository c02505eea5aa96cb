package com.resultity.mesh.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.resultity.mesh.registry.change.Drafted;
import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.log.DraftRecords;
import com.resultity.mesh.registry.log.DraftRecords.PolicyChange;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.request.DraftedManifests;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
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
 * @param members nodes whose memberships would change, as far as you may know of them
 * @param membersLeftOut how many more nodes' memberships would change, of which you may know nothing else
 * @param warnings names in manifests that you see nothing bear; left out where there is none
 */
@Serdeable
public record DraftResource(
        List<Result> results,
        List<Policy> policies,
        List<Members> members,
        int membersLeftOut,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) List<Warning> warnings) {

    /**
     * What would become of one document.
     *
     * @param kind Subcloud, Node, Model, Tenant, Team or Organisation
     * @param id its id
     * @param version its version then
     * @param change CREATED, CHANGED or UNCHANGED
     * @param before what it is, in the form of its manifest; left out where it would be created, or stay as it is
     * @param after what it would be, in the same form; left out where it would stay as it is
     */
    @Serdeable
    public record Result(
            String kind,
            String id,
            long version,
            AppliedDocument.Change change,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(type = "object")
            Object before,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(type = "object")
            Object after) {

        static Result of(AppliedDocument document, DraftedThings things) {
            return new Result(
                    document.kind(),
                    document.id(),
                    document.version(),
                    document.change(),
                    things.before(document),
                    things.after(document));
        }
    }

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
     * @param subclouds ids of the Subclouds that it would be an active member of, of those whose members you may read
     * @param isolated whether one of these would isolate it from the global pool
     * @param isolatedBy the ones that would; the node stays a member of all others, and out of the global pool until none
     *     of these isolates it any more
     * @param changes where it would stand otherwise than it does, in those Subclouds whose members you may read
     */
    @Serdeable
    public record Members(
            String node,
            List<String> subclouds,
            boolean isolated,
            List<String> isolatedBy,
            List<MembershipChange> changes) {}

    /**
     * A membership that would be another.
     *
     * @param subcloud id of the Subcloud
     * @param before what it is; null: the node has nothing to do with the Subcloud
     * @param after what it would be; null: the node would have nothing to do with the Subcloud
     */
    @Serdeable
    public record MembershipChange(
            String subcloud,
            @Nullable MembershipResource before,
            @Nullable MembershipResource after) {}

    /**
     * @param view what is so now
     * @param sees whether who asks may know of a Subcloud that is there already
     * @param readsNode whether who asks may read a node that is there already
     * @param readsMembers whether who asks may read the members of a Subcloud that is there already
     */
    static DraftResource of(
            DraftedManifests manifests,
            RegistryView view,
            Predicate<String> sees,
            Predicate<String> readsNode,
            Predicate<String> readsMembers) {
        Drafted drafted = manifests.drafted();
        Set<String> declared = ids(drafted, document -> document.kind().equals(SubcloudManifest.KIND));
        DraftedThings things = new DraftedThings(view, drafted.facts());
        DraftedMemberships memberships = new DraftedMemberships(
                view,
                ids(drafted, document -> document.kind().equals(NodeManifest.KIND)),
                readsNode,
                either(declared, readsMembers),
                either(declared, sees));
        return new DraftResource(
                drafted.applied().stream()
                        .map(document -> Result.of(document, things))
                        .toList(),
                drafted.facts().stream()
                        .map(DraftRecords::policy)
                        .flatMap(Optional::stream)
                        .map(DraftResource::of)
                        .toList(),
                memberships.of(drafted.facts()),
                memberships.leftOut(drafted.facts()),
                Warning.of(manifests.warnings()));
    }

    private static Set<String> ids(Drafted drafted, Predicate<AppliedDocument> wanted) {
        return drafted.applied().stream()
                .filter(wanted)
                .map(AppliedDocument::id)
                .collect(Collectors.toSet());
    }

    private static Predicate<String> either(Set<String> declared, Predicate<String> allowed) {
        return subcloud -> declared.contains(subcloud) || allowed.test(subcloud);
    }

    private static Policy of(PolicyChange change) {
        return new Policy(change.key(), change.policy().orElse(null));
    }
}
