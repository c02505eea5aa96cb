package com.resultity.mesh.registry.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.ManifestReader;
import com.resultity.mesh.registry.manifest.QuantityText;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A node in the form of its manifest: what is answered here can be applied again as it is.
 *
 * @param apiVersion form of the manifest
 * @param kind Node
 * @param metadata who it is
 * @param spec what its operator declares
 * @param status what the mesh adds
 */
@Serdeable
public record NodeResource(String apiVersion, String kind, Metadata metadata, Spec spec, Status status) {

    /** Who it is. */
    @Serdeable
    public record Metadata(String id) {}

    /** What its operator declares. */
    @Serdeable
    public record Spec(
            String operator,
            String endpoint,
            String country,
            @Nullable String address,
            Gpu gpu,
            int maximumSlots,
            int trustLevel,
            boolean verifiedHardware,
            boolean autoJoin,
            List<String> labels,
            List<String> models,
            List<String> subclouds) {}

    /** Its GPU. */
    @Serdeable
    public record Gpu(@JsonProperty("class") String gpuClass, String memory) {}

    /** Its version, when that was made, ISO 8601 in UTC, and where the mesh holds it to be, if that was judged. */
    @Serdeable
    public record Status(
            long version, String updatedAt, @Nullable Place location) {}

    /** Where the mesh holds it to be; evidence is DECLARED, CONFIRMED, DISPUTED or UNRECOGNISED. */
    @Serdeable
    public record Place(String country, String zone, String evidence) {}

    /**
     * @param told whether it may be told that the node asks for a Subcloud
     */
    static NodeResource of(Versioned<NodeDefinition> node, Optional<Location> location, Predicate<String> told) {
        NodeDefinition definition = node.value();
        Spec spec = new Spec(
                definition.operatorId(),
                definition.endpoint(),
                definition.country(),
                definition.address().orElse(null),
                new Gpu(definition.gpuClass(), QuantityText.ofMebibytes(definition.gpuMemoryMebibytes())),
                definition.maximumSlots(),
                definition.trustLevel(),
                definition.verifiedHardware(),
                definition.autoJoin(),
                List.copyOf(definition.labels()),
                List.copyOf(definition.models()),
                definition.requestedSubclouds().stream().filter(told).toList());
        Place place = location.map(
                        it -> new Place(it.country(), it.zone(), it.evidence().name()))
                .orElse(null);
        return new NodeResource(
                ManifestReader.API_VERSION,
                NodeManifest.KIND,
                new Metadata(definition.id()),
                spec,
                new Status(
                        node.version(), Instant.ofEpochMilli(node.updatedAt()).toString(), place));
    }
}
