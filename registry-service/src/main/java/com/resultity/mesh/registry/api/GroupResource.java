package com.resultity.mesh.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import com.resultity.mesh.registry.manifest.ManifestReader;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A team or an organisation in the form of its manifest: what is answered here can be applied again as it is.
 *
 * @param apiVersion form of the manifest
 * @param kind Team or Organisation
 * @param metadata who it is
 * @param spec who belongs to it
 * @param status what the mesh adds
 */
@Serdeable
public record GroupResource(String apiVersion, String kind, Metadata metadata, Spec spec, Status status) {

    /** Who it is. */
    @Serdeable
    public record Metadata(String id, String displayName) {}

    /** Who belongs to it, and in the name of which operators of nodes they act; an organisation belongs to none. */
    @Serdeable
    public record Spec(
            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            String organisation,

            List<Member> members,
            List<String> operators) {}

    /** A user, and whether it is an owner, a maintainer or a viewer. */
    @Serdeable
    public record Member(String user, String role) {}

    /** Its version, and when that was made, ISO 8601 in UTC. */
    @Serdeable
    public record Status(long version, String updatedAt) {}

    static GroupResource of(Versioned<Group> versioned) {
        Group group = versioned.value();
        return new GroupResource(
                ManifestReader.API_VERSION,
                GroupManifest.kindOf(group.party()),
                new Metadata(group.party().id(), group.displayName()),
                new Spec(
                        group.organisation().orElse(null),
                        group.members().entrySet().stream()
                                .map(member -> new Member(
                                        member.getKey(), member.getValue().manifestName()))
                                .toList(),
                        List.copyOf(group.operators())),
                new Status(versioned.version(), Moments.text(versioned.updatedAt())));
    }
}
