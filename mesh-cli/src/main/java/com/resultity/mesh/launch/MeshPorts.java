package com.resultity.mesh.launch;

/**
 * The TCP ports of the loopback address that a mesh listens on, each from 1 to 65535, or 0 for any that is free.
 *
 * @param broker Kafka clients
 * @param schemaRegistry HTTP of the schema registry
 * @param registryService HTTP of registry-service
 * @param routerService HTTP of router-service, for its health
 * @param geoService HTTP of geo-service, for its health
 * @param slaMonitor HTTP of sla-monitor
 */
public record MeshPorts(
        int broker, int schemaRegistry, int registryService, int routerService, int geoService, int slaMonitor) {
    /** The ports of a mesh that has the machine to itself. */
    public static final MeshPorts DEFAULT = new MeshPorts(9092, 8081, 8090, 8091, 8092, 8093);

    /** Any free ports, for a mesh that lives beside others. */
    public static final MeshPorts ANY_FREE = new MeshPorts(0, 0, 0, 0, 0, 0);

    /** Returns the port of one process. */
    public int of(MeshProcess process) {
        return switch (process) {
            case BROKER -> broker;
            case SCHEMA_REGISTRY -> schemaRegistry;
            case REGISTRY_SERVICE -> registryService;
            case ROUTER_SERVICE -> routerService;
            case GEO_SERVICE -> geoService;
            case SLA_MONITOR -> slaMonitor;
        };
    }
}
