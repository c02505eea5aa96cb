package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.ManifestReader;
import com.resultity.mesh.registry.manifest.QuantityText;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A Subcloud in the form of its manifest: what is answered here can be applied again as it is.
 *
 * @param apiVersion form of the manifest
 * @param kind Subcloud
 * @param metadata who it is
 * @param spec what its owner declares
 * @param status what the mesh adds
 */
@Serdeable
public record SubcloudResource(String apiVersion, String kind, Metadata metadata, Spec spec, Status status) {

    /** Who it is. */
    @Serdeable
    public record Metadata(String id, String displayName, String owner) {}

    /** What its owner declares. */
    @Serdeable
    public record Spec(
            String participation,
            boolean autoJoin,
            boolean isolate,
            CriteriaSection criteria,
            Members members,
            AccessSection access,
            RoutingSection routing,
            @Nullable ObjectivesSection objectives,
            String onIsolate,
            Community community,
            boolean draft,
            RewardsSection rewards,
            @Nullable BrandingSection branding) {}

    /** What it shares: the multiplier is a number with at most 3 decimals. */
    @Serdeable
    public record RewardsSection(BigDecimal multiplier) {}

    /** Whom its owner lets in. */
    @Serdeable
    public record Members(List<String> invitedNodes, List<String> invitedOperators, List<String> approvedOperators) {}

    /** Who may vote a node in: how many operators with an active member it takes; 0: votes let nobody in. */
    @Serdeable
    public record Community(int votesToJoin) {}

    /**
     * What the mesh adds.
     *
     * @param version its version
     * @param updatedAt when that was made, ISO 8601 in UTC
     * @param state DRAFT, PENDING, ACTIVE, SUSPENDED or RETIRED
     * @param actor who made this version; null: that is not told
     * @param reason why, in their words; null: nothing was said, or that is not told
     */
    @Serdeable
    public record Status(
            long version,
            String updatedAt,
            SubcloudState state,
            @Nullable String actor,
            @Nullable String reason) {

        static Status of(Versioned<Subcloud> subcloud, boolean whole) {
            Optional<Authorship> authorship =
                    Optional.of(subcloud.value().authorship()).filter(it -> whole);
            return new Status(
                    subcloud.version(),
                    Moments.text(subcloud.updatedAt()),
                    subcloud.value().state(),
                    authorship.map(Authorship::actor).orElse(null),
                    authorship.flatMap(Authorship::reason).orElse(null));
        }
    }

    /**
     * @param grants whom it lets send jobs, as far as that may be told
     * @param whole whether it may be told whom its owner lets in as a member, and who changed it
     */
    static SubcloudResource of(Versioned<Subcloud> subcloud, Collection<Versioned<Grant>> grants, boolean whole) {
        SubcloudDefinition definition = subcloud.value().definition();
        Spec spec = new Spec(
                definition.participation().manifestName(),
                definition.autoJoin(),
                definition.isolate(),
                CriteriaSection.of(definition.criteria()),
                whole ? members(definition) : new Members(List.of(), List.of(), List.of()),
                AccessSection.of(definition.accessPolicy(), grants),
                RoutingSection.of(definition.routing()),
                definition.objectives().map(ObjectivesSection::of).orElse(null),
                definition.onIsolate().manifestName(),
                new Community(definition.votesToJoin()),
                subcloud.value().state() == SubcloudState.DRAFT,
                new RewardsSection(
                        new BigDecimal(QuantityText.ofThousandths(definition.rewardMultiplierThousandths()))),
                definition.branding().map(BrandingSection::of).orElse(null));
        return new SubcloudResource(
                ManifestReader.API_VERSION,
                SubcloudManifest.KIND,
                new Metadata(definition.id(), definition.displayName(), definition.owner()),
                spec,
                Status.of(subcloud, whole));
    }

    private static Members members(SubcloudDefinition definition) {
        return new Members(
                List.copyOf(definition.invitedNodes()),
                List.copyOf(definition.invitedOperators()),
                List.copyOf(definition.approvedOperators()));
    }
}
