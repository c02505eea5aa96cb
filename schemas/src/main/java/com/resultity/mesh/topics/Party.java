package com.resultity.mesh.topics;

/** Who may write or read a topic. Access-control lists are made from these. */
public enum Party {
    NODE,
    API_GATEWAY,
    REGISTRY_SERVICE,
    GEO_SERVICE,
    ROUTER_SERVICE,
    SLA_MONITOR,
    /** Consoles, Alertmanager bridges and people of the network's operator. */
    OPERATIONS,
    /** The judge that reads the log apart from the services. */
    AUDIT
}
