package com.resultity.mesh.launch;

import com.resultity.mesh.identity.RegistryAccess;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A mesh that is up: one that this process started, or one that another process did.
 *
 * <p>Safe for use by several threads.
 */
public interface RunningMesh extends AutoCloseable {
    /** Returns what it listens on; none is 0. */
    MeshPorts ports();

    /** Returns the system's ids of the processes that run at this moment. */
    Map<MeshInstance, Long> processIds();

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

    /** Returns registry-service as the operator of the network asks it. */
    RegistryAccess registryAccess();

    /** Returns the address of the first instance of router-service, as {@code http://host:port}. */
    default String routerServiceUrl() {
        return MeshProcess.ROUTER_SERVICE.addressIn(ports());
    }

    /** Returns the address of sla-monitor, under which {@code /v1/usage} is, as {@code http://host:port}. */
    default String slaMonitorUrl() {
        return MeshProcess.SLA_MONITOR.addressIn(ports());
    }

    /**
     * Ends an instance of router-service by SIGKILL, as a crash would, and returns when it is gone. The process that started
     * the mesh starts it again.
     *
     * @param number which one, from 1
     * @throws MeshException if there is no such process
     */
    void killRouter(int number);

    /**
     * Has an instance of router-service stand still (SIGSTOP) and returns when it does. It goes on when it is told to, at the
     * latest when this process ends.
     *
     * @param number which one, from 1
     * @throws MeshException if there is no such process
     */
    void pauseRouter(int number);

    /** Lets an instance of router-service that was paused go on (SIGCONT). */
    void resumeRouter(int number);

    /** Tells whether an instance of router-service decides jobs, or could take over from another at once. */
    boolean isRouterReady(int number);

    /** Tells whether every instance of router-service is ready. */
    default boolean areRoutersReady() {
        return IntStream.rangeClosed(1, ports().routerServices().size()).allMatch(this::isRouterReady);
    }

    /**
     * Waits until every instance of router-service is ready.
     *
     * @param patience how long to wait at most
     * @throws MeshException if it is not within that time, or the thread is interrupted
     */
    default void awaitRoutersReady(Duration patience) {
        Readiness.await("router-service", patience, this::areRoutersReady);
    }

    /** Stops every process of the mesh if this process started them; otherwise leaves them alone. */
    @Override
    void close();
}
