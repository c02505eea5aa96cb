package com.resultity.mesh.audit.log;

import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.Model;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.schemas.NodeMemberships;
import com.resultity.mesh.schemas.NodeRelease;
import com.resultity.mesh.schemas.NodeStanding;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.Tenant;
import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.schemas.ZoneTable;
import com.resultity.mesh.topics.TableKeys;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.RecordCheck;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * The least that every reader demands: the key is the id that the value names. What a service demands beyond that is its own
 * affair, so a record that passes here may still have a dead letter.
 */
final class KeyChecks {

    private static final Map<Topic<?>, RecordCheck<?>> CHECKS = new HashMap<>();

    static {
        keyIs(TopicCatalogue.NODE_HEARTBEATS, NodeHeartbeat::getNodeId);
        keyIs(TopicCatalogue.NODES, Node::getNodeId);
        keyIs(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, NodeMemberships::getNodeId);
        keyIs(TopicCatalogue.NODE_LOCATIONS, NodeLocation::getNodeId);
        keyIs(TopicCatalogue.NODE_STANDINGS, NodeStanding::getNodeId);
        keyIs(TopicCatalogue.NODE_STATES, NodeState::getNodeId);
        keyIs(TopicCatalogue.SUBCLOUDS, Subcloud::getSubcloudId);
        keyIs(TopicCatalogue.ACCESS_GRANTS, (AccessGrant grant) -> TableKeys.of(grant));
        keyIs(TopicCatalogue.TENANTS, Tenant::getTenantId);
        keyIs(TopicCatalogue.GROUPS, TableKeys::of);
        keyIs(TopicCatalogue.MODELS, Model::getName);
        keyIs(TopicCatalogue.NODE_RELEASES, NodeRelease::getNodeId);
        keyIs(TopicCatalogue.ZONE_TABLES, KeyChecks::zoneTableKey);
        keyIs(TopicCatalogue.JOB_REQUESTS, JobRequest::getJobId);
        keyIs(TopicCatalogue.LOCATED_JOBS, KeyChecks::homeCell);
        keyIs(TopicCatalogue.HANDED_ON_JOBS, HandedOnJob::getToCell);
        keyIs(TopicCatalogue.ROUTING_DECISIONS, RoutingDecision::getJobId);
        keyIs(TopicCatalogue.JOB_OUTCOMES, JobOutcome::getCell);
        keyIs(TopicCatalogue.CELL_SUMMARIES, CellSummary::getCell);
        keyIs(TopicCatalogue.USAGE_LEDGER, (UsageLine line) -> TableKeys.of(line));
    }

    private KeyChecks() {}

    /** The check of a topic; one that demands nothing where the topic's key is not an id. */
    static <V extends SpecificRecord> RecordCheck<V> of(Topic<V> topic) {
        @SuppressWarnings("unchecked")
        RecordCheck<V> check = (RecordCheck<V>) CHECKS.get(topic);
        return check == null ? (key, value, timestamp) -> Optional.empty() : check;
    }

    private static <V extends SpecificRecord> void keyIs(Topic<V> topic, Function<V, String> id) {
        CHECKS.put(topic, RecordCheck.keyIs(id));
    }

    private static String zoneTableKey(ZoneTable table) {
        return Long.toString(table.getEffectiveFrom());
    }

    /** A job without any cell has no home, and so no key that would do. */
    private static String homeCell(LocatedJob job) {
        return job.getLadder().isEmpty() ? null : job.getLadder().get(0).getCell();
    }
}
