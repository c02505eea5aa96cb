package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.definition.ServiceRecord;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.schemas.SubjectKind;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What was measured of nodes, between plain values and records. */
final class ServiceTranslation {

    private static final String OF_NODES = prefix(SubjectKind.NODE);

    private ServiceTranslation() {}

    static String keyOf(ServiceLevel level) {
        return prefix(level.getKind()) + level.getSubjectId();
    }

    static String keyOf(String nodeId) {
        return OF_NODES + nodeId;
    }

    static boolean isOfNode(String key) {
        return key.startsWith(OF_NODES);
    }

    static String nodeIn(String key) {
        return key.substring(OF_NODES.length());
    }

    static ServiceRecord recordOf(ServiceLevel level) {
        Integer availability = level.getAvailabilityPartsPerMillion();
        Long latency = level.getLatencyP95Milliseconds();
        return new ServiceRecord(
                availability == null ? OptionalInt.empty() : OptionalInt.of(availability),
                latency == null ? OptionalLong.empty() : OptionalLong.of(latency));
    }

    /** As the registrar keeps it, which asks for no more than the figures. */
    static ServiceLevel levelOf(String nodeId, ServiceRecord measured) {
        return ServiceLevel.newBuilder()
                .setKind(SubjectKind.NODE)
                .setSubjectId(nodeId)
                .setWindowMilliseconds(0)
                .setAvailabilityPartsPerMillion(
                        measured.availabilityPartsPerMillion().isPresent()
                                ? measured.availabilityPartsPerMillion().getAsInt()
                                : null)
                .setServed(0)
                .setFailed(0)
                .setLatencyP95Milliseconds(
                        measured.latencyP95Milliseconds().isPresent()
                                ? measured.latencyP95Milliseconds().getAsLong()
                                : null)
                .setComputedAt(0)
                .build();
    }

    private static String prefix(SubjectKind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "/";
    }
}
