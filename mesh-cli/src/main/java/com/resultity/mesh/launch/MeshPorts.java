package com.resultity.mesh.launch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The TCP ports of the loopback address that a mesh listens on, each from 1 to 65535, or 0 for any that is free.
 *
 * @param broker Kafka clients
 * @param schemaRegistry HTTP of the schema registry
 * @param registryService HTTP of registry-service
 * @param routerServices HTTP of each instance of router-service, at least one, for its health
 * @param geoService HTTP of geo-service, for its health
 * @param slaMonitor HTTP of sla-monitor
 */
public record MeshPorts(
        int broker,
        int schemaRegistry,
        int registryService,
        List<Integer> routerServices,
        int geoService,
        int slaMonitor) {
    /** The ports of a mesh that has the machine to itself. */
    public static final MeshPorts DEFAULT = new MeshPorts(9092, 8081, 8090, List.of(8091), 8092, 8093);

    /** Any free ports, for a mesh that lives beside others. */
    public static final MeshPorts ANY_FREE = new MeshPorts(0, 0, 0, List.of(0), 0, 0);

    /** The second router is where the ports of the other services end. */
    private static final int BEFORE_SECOND_ROUTER = 8092;

    /** Copies the list. */
    public MeshPorts {
        routerServices = List.copyOf(routerServices);
    }

    /**
     * Returns these ports for so many instances of router-service. Those that are new get any free port where the first
     * has, and otherwise 8094 and the following.
     */
    public MeshPorts withRouters(int number) {
        boolean anyFree = routerServices.get(0) == 0;
        List<Integer> routers = IntStream.rangeClosed(1, number)
                .map(router -> router <= routerServices.size()
                        ? routerServices.get(router - 1)
                        : anyFree ? 0 : BEFORE_SECOND_ROUTER + router)
                .boxed()
                .toList();
        return new MeshPorts(broker, schemaRegistry, registryService, routers, geoService, slaMonitor);
    }

    /** Returns all processes of a mesh with these ports, in the order in which they depend on each other. */
    public List<MeshInstance> instances() {
        return Arrays.stream(MeshProcess.values()).flatMap(this::instances).toList();
    }

    private Stream<MeshInstance> instances(MeshProcess process) {
        int last = process == MeshProcess.ROUTER_SERVICE ? routerServices.size() : 1;
        return IntStream.rangeClosed(1, last).mapToObj(number -> new MeshInstance(process, number));
    }

    /** Returns the port of one process. */
    public int of(MeshInstance instance) {
        return switch (instance.process()) {
            case BROKER -> broker;
            case SCHEMA_REGISTRY -> schemaRegistry;
            case REGISTRY_SERVICE -> registryService;
            case ROUTER_SERVICE -> routerServices.get(instance.number() - 1);
            case GEO_SERVICE -> geoService;
            case SLA_MONITOR -> slaMonitor;
        };
    }
}
