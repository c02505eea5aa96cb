package com.resultity.mesh.topics;

import java.util.Arrays;
import java.util.List;

/**
 * The applications that read topics, each with what it reads. A record that one of them cannot process lies on the
 * dead-letter topic under its application id.
 */
public enum Consumer {
    REGISTRY_SERVICE("registry-service"),
    GEO_SERVICE("geo-service"),
    ROUTER_FLEET("router-fleet"),
    ROUTER_PLACE("router-place"),
    SLA_MONITOR("sla-monitor"),
    USAGE_LEDGER("usage-ledger");

    private final String applicationId;

    Consumer(String applicationId) {
        this.applicationId = applicationId;
    }

    /** Consumer group and, for Kafka Streams, {@code application.id}. Names state on the broker: never change one. */
    public String applicationId() {
        return applicationId;
    }

    /** The topics that it reads, each record of which it processes or sets aside. */
    public List<Topic<?>> reads() {
        return switch (this) {
            case REGISTRY_SERVICE ->
                List.of(
                        TopicCatalogue.REGISTRY_COMMANDS,
                        TopicCatalogue.NODES,
                        TopicCatalogue.SUBCLOUDS,
                        TopicCatalogue.SUBCLOUD_HISTORY,
                        TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                        TopicCatalogue.ACCESS_GRANTS,
                        TopicCatalogue.ACCESS_TOKENS,
                        TopicCatalogue.TENANTS,
                        TopicCatalogue.GROUPS,
                        TopicCatalogue.MODELS,
                        TopicCatalogue.NODE_LOCATIONS,
                        TopicCatalogue.NODE_STANDINGS,
                        TopicCatalogue.SERVICE_LEVELS);
            case GEO_SERVICE -> List.of(TopicCatalogue.JOB_REQUESTS, TopicCatalogue.NODES, TopicCatalogue.ZONE_TABLES);
            case ROUTER_FLEET ->
                List.of(
                        TopicCatalogue.NODE_HEARTBEATS,
                        TopicCatalogue.NODES,
                        TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                        TopicCatalogue.NODE_LOCATIONS,
                        TopicCatalogue.NODE_STANDINGS,
                        TopicCatalogue.NODE_RELEASES,
                        TopicCatalogue.SUBCLOUDS,
                        TopicCatalogue.ACCESS_GRANTS,
                        TopicCatalogue.ACCESS_TOKENS,
                        TopicCatalogue.TENANTS,
                        TopicCatalogue.MODELS);
            case ROUTER_PLACE ->
                List.of(
                        TopicCatalogue.LOCATED_JOBS,
                        TopicCatalogue.HANDED_ON_JOBS,
                        TopicCatalogue.JOB_OUTCOMES,
                        TopicCatalogue.NODE_STATES,
                        TopicCatalogue.PLACEMENT_POLICIES,
                        TopicCatalogue.CELL_SUMMARIES);
            case SLA_MONITOR ->
                List.of(
                        TopicCatalogue.NODE_HEARTBEATS,
                        TopicCatalogue.ROUTING_DECISIONS,
                        TopicCatalogue.JOB_OUTCOMES,
                        TopicCatalogue.SUBCLOUDS);
            case USAGE_LEDGER -> List.of(TopicCatalogue.ROUTING_DECISIONS, TopicCatalogue.JOB_OUTCOMES);
        };
    }

    /** The applications that read a topic. */
    public static List<Consumer> of(Topic<?> topic) {
        return Arrays.stream(values())
                .filter(consumer -> consumer.reads().contains(topic))
                .toList();
    }
}
