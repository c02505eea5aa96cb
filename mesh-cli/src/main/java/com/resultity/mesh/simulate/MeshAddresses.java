package com.resultity.mesh.simulate;

import com.resultity.mesh.launch.RunningMesh;

/**
 * Where a mesh is reached.
 *
 * @param bootstrapServers what Kafka clients connect to, as {@code host:port}
 * @param schemaRegistryUrl the schema registry, as {@code http://host:port}
 * @param registryServiceUrl registry-service, as {@code http://host:port}
 */
public record MeshAddresses(String bootstrapServers, String schemaRegistryUrl, String registryServiceUrl) {

    /** Where a mesh that is up is reached. */
    public static MeshAddresses of(RunningMesh mesh) {
        return new MeshAddresses(mesh.bootstrapServers(), mesh.schemaRegistryUrl(), mesh.registryServiceUrl());
    }
}
