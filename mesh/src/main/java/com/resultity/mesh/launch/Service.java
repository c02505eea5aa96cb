package com.resultity.mesh.launch;

/** The four services: each a jar of the distribution with its own process. */
enum Service {
    REGISTRY(MeshProcess.REGISTRY_SERVICE, "com.resultity.mesh.registry.RegistryService", 96),
    ROUTER(MeshProcess.ROUTER_SERVICE, "com.resultity.mesh.router.RouterService", 192),
    GEO(MeshProcess.GEO_SERVICE, "com.resultity.mesh.geo.GeoService", 96),
    SLA(MeshProcess.SLA_MONITOR, "com.resultity.mesh.sla.SlaMonitor", 128);

    private final MeshProcess process;
    private final String mainClass;
    private final int heapMebibytes;

    Service(MeshProcess process, String mainClass, int heapMebibytes) {
        this.process = process;
        this.mainClass = mainClass;
        this.heapMebibytes = heapMebibytes;
    }

    MeshProcess process() {
        return process;
    }

    String mainClass() {
        return mainClass;
    }

    /** Returns the most heap that it may use, in MiB. */
    int heapMebibytes() {
        return heapMebibytes;
    }
}
