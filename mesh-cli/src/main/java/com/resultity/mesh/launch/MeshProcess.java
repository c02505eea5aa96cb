package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.LocalPort;

/** The kinds of process that a mesh consists of, in the order in which they depend on each other. */
public enum MeshProcess {
    BROKER("broker"),
    SCHEMA_REGISTRY("schema-registry"),
    REGISTRY_SERVICE("registry-service"),
    ROUTER_SERVICE("router-service"),
    GEO_SERVICE("geo-service"),
    SLA_MONITOR("sla-monitor");

    private final String title;

    MeshProcess(String title) {
        this.title = title;
    }

    /** Returns its name in lists and log files: that of its module, where it has one of its own. */
    public String title() {
        return title;
    }

    /** Returns where the first of its kind is reached, as {@link MeshInstance#addressIn} does. */
    public String addressIn(MeshPorts ports) {
        return MeshInstance.first(this).addressIn(ports);
    }

    /** Returns where it is reached when it listens on {@code port}: host:port, as a URL where it speaks HTTP. */
    String addressAt(int port) {
        String address = LocalPort.HOST + ":" + port;
        return this == BROKER ? address : "http://" + address;
    }
}
