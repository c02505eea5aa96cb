package com.resultity.mesh.simulate;

import com.resultity.mesh.identity.RegistryAccess;
import com.resultity.mesh.launch.RunningMesh;

/**
 * Where a mesh is reached.
 *
 * @param bootstrapServers what Kafka clients connect to, as {@code host:port}
 * @param schemaRegistryUrl the schema registry, as {@code http://host:port}
 * @param registry registry-service, and as whom it is asked
 */
public record MeshAddresses(String bootstrapServers, String schemaRegistryUrl, RegistryAccess registry) {

    /** Where a mesh that is up is reached. */
    public static MeshAddresses of(RunningMesh mesh) {
        return new MeshAddresses(mesh.bootstrapServers(), mesh.schemaRegistryUrl(), mesh.registryAccess());
    }
}
