package com.resultity.mesh.sla.flow;

import com.resultity.mesh.schemas.AlertState;
import com.resultity.mesh.schemas.NodeStanding;
import com.resultity.mesh.schemas.ObjectiveKind;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.schemas.SlaAlert;
import com.resultity.mesh.schemas.StandingLevel;
import com.resultity.mesh.schemas.SubjectKind;
import com.resultity.mesh.sla.judge.Alert;
import com.resultity.mesh.sla.judge.Standing;
import com.resultity.mesh.sla.judge.StandingRule;
import com.resultity.mesh.sla.measure.LatencyPercentiles;
import com.resultity.mesh.sla.measure.ServiceFigures;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Locale;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;

/**
 * Something to tell the mesh.
 *
 * @param topic where
 * @param key under which key
 * @param value what; null to withdraw what was told under the key
 * @param <V> type of the value
 */
record Report<V extends SpecificRecord>(Topic<V> topic, String key, V value) {

    static Report<ServiceLevel> level(SubjectKind kind, String id, ServiceFigures figures, long now) {
        ServiceLevel level = ServiceLevel.newBuilder()
                .setKind(kind)
                .setSubjectId(id)
                .setWindowMilliseconds(figures.window().milliseconds())
                .setAvailabilityPartsPerMillion(
                        figures.availability().isPresent()
                                ? figures.availability().getAsInt()
                                : null)
                .setServed(figures.served())
                .setFailed(figures.unserved())
                .setLatencyP50Milliseconds(
                        figures.latency().map(LatencyPercentiles::p50).orElse(null))
                .setLatencyP95Milliseconds(
                        figures.latency().map(LatencyPercentiles::p95).orElse(null))
                .setLatencyP99Milliseconds(
                        figures.latency().map(LatencyPercentiles::p99).orElse(null))
                .setComputedAt(now)
                .build();
        return new Report<>(TopicCatalogue.SERVICE_LEVELS, levelKey(kind, id), level);
    }

    static Report<ServiceLevel> noLevel(SubjectKind kind, String id) {
        return new Report<>(TopicCatalogue.SERVICE_LEVELS, levelKey(kind, id), null);
    }

    static Report<NodeStanding> standing(String nodeId, StandingRule.Change change, OptionalLong latency, long now) {
        NodeStanding standing = NodeStanding.newBuilder()
                .setNodeId(nodeId)
                .setVersion(now)
                .setLevel(change.standing() == Standing.POOR ? StandingLevel.POOR : StandingLevel.GOOD)
                .setReason(change.reason())
                .setLatencyMilliseconds(latency.isPresent() ? latency.getAsLong() : null)
                .build();
        return new Report<>(TopicCatalogue.NODE_STANDINGS, nodeId, standing);
    }

    static Report<NodeStanding> noStanding(String nodeId) {
        return new Report<>(TopicCatalogue.NODE_STANDINGS, nodeId, null);
    }

    static Report<SlaAlert> alert(String subcloudId, Alert alert) {
        SlaAlert told = SlaAlert.newBuilder()
                .setSubcloudId(subcloudId)
                .setObjective(ObjectiveKind.valueOf(alert.objective().name()))
                .setState(alert.firing() ? AlertState.FIRING : AlertState.RESOLVED)
                .setPromised(alert.promised())
                .setObserved(alert.observed())
                .setSince(alert.since())
                .setSummary(alert.summary())
                .build();
        return new Report<>(TopicCatalogue.SLA_ALERTS, subcloudId + "/" + alert.objective(), told);
    }

    private static String levelKey(SubjectKind kind, String id) {
        return kind.name().toLowerCase(Locale.ROOT) + "/" + id;
    }
}
