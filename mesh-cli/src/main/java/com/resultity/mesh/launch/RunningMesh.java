package com.resultity.mesh.launch;

import java.time.Duration;
import java.util.Map;

/**
 * A mesh that is up: one that this process started, or one that another process did.
 *
 * <p>Safe for use by several threads.
 */
public interface RunningMesh extends AutoCloseable {
    /** Returns what it listens on; none is 0. */
    MeshPorts ports();

    /** Returns the system's ids of the processes that run at this moment. */
    Map<MeshProcess, Long> processIds();

    /** Returns what Kafka clients connect to, as {@code host:port}. */
    default String bootstrapServers() {
        return MeshProcess.BROKER.addressIn(ports());
    }

    /** Returns the schema registry's address, as {@code http://host:port}. */
    default String schemaRegistryUrl() {
        return MeshProcess.SCHEMA_REGISTRY.addressIn(ports());
    }

    /** Returns the address of registry-service, under which {@code /v1/manifests} is, as {@code http://host:port}. */
    default String registryServiceUrl() {
        return MeshProcess.REGISTRY_SERVICE.addressIn(ports());
    }

    /**
     * Ends the process of router-service by SIGKILL, as a crash would, and returns when it is gone. The process that
     * started the mesh starts it again.
     *
     * @throws MeshException if there is no such process
     */
    void killRouter();

    /**
     * Waits until router-service processes records.
     *
     * @param patience how long to wait at most
     * @throws MeshException if it does not within that time
     */
    void awaitRouterReady(Duration patience);

    /** Stops every process of the mesh if this process started them; otherwise leaves them alone. */
    @Override
    void close();
}
