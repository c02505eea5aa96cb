package com.resultity.mesh.topics;

import static com.resultity.mesh.topics.Party.API_GATEWAY;
import static com.resultity.mesh.topics.Party.AUDIT;
import static com.resultity.mesh.topics.Party.GEO_SERVICE;
import static com.resultity.mesh.topics.Party.NODE;
import static com.resultity.mesh.topics.Party.OPERATIONS;
import static com.resultity.mesh.topics.Party.REGISTRY_SERVICE;
import static com.resultity.mesh.topics.Party.ROUTER_SERVICE;
import static com.resultity.mesh.topics.Party.SLA_MONITOR;
import static com.resultity.mesh.topics.Topic.Contents.CLIENT_ADDRESSES;
import static com.resultity.mesh.topics.Topic.Contents.OPEN;
import static com.resultity.mesh.topics.Topic.Contents.SECRETS;
import static com.resultity.mesh.topics.Topic.Timestamps.BROKER;
import static com.resultity.mesh.topics.Topic.Timestamps.PRODUCER;

import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.AccessToken;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.Group;
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
import com.resultity.mesh.schemas.PlaceCheckpoint;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.RegistryCommand;
import com.resultity.mesh.schemas.RegistryReply;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.schemas.SlaAlert;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.SubcloudRevision;
import com.resultity.mesh.schemas.Tenant;
import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.schemas.ZoneTable;
import com.resultity.mesh.topics.Retention.CompactAfter;
import com.resultity.mesh.topics.Retention.DeleteAfter;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Every topic of the mesh. Topics, subjects and access-control lists are created from here and from nowhere else. */
public final class TopicCatalogue {

    /** Partitions of everything that is keyed by node: joined with each other, so all alike. */
    public static final int NODE_PARTITIONS = 4;

    /** Partitions of everything that is keyed by job. */
    public static final int JOB_PARTITIONS = 4;

    /** Partitions of everything that a cell reads: one place task reads the same number of each, so all alike. */
    public static final int CELL_PARTITIONS = 8;

    /** Partitions of the usage ledger: its lines are summed by as many tasks. */
    public static final int LEDGER_PARTITIONS = 4;

    private static final Retention HOUR = new DeleteAfter(Duration.ofHours(1));
    private static final Retention DAY = new DeleteAfter(Duration.ofDays(1));
    private static final Retention WEEK = new DeleteAfter(Duration.ofDays(7));
    private static final Retention LATEST = new CompactAfter(Duration.ofDays(7));

    public static final Topic<RegistryCommand> REGISTRY_COMMANDS = new Topic<>(
            "mesh.registry-commands.v1",
            RegistryCommand.class,
            "command id",
            1,
            WEEK,
            PRODUCER,
            SECRETS,
            Set.of(REGISTRY_SERVICE),
            Set.of(REGISTRY_SERVICE));

    public static final Topic<RegistryReply> REGISTRY_REPLIES = new Topic<>(
            "mesh.registry-replies.v1",
            RegistryReply.class,
            "command id",
            1,
            DAY,
            PRODUCER,
            OPEN,
            Set.of(REGISTRY_SERVICE),
            Set.of(REGISTRY_SERVICE, AUDIT));

    public static final Topic<NodeHeartbeat> NODE_HEARTBEATS = new Topic<>(
            "mesh.node-heartbeats.v1",
            NodeHeartbeat.class,
            "node id",
            NODE_PARTITIONS,
            HOUR,
            BROKER,
            OPEN,
            Set.of(NODE),
            Set.of(ROUTER_SERVICE, SLA_MONITOR, AUDIT));

    public static final Topic<Node> NODES = new Topic<>(
            "mesh.nodes.v1",
            Node.class,
            "node id",
            NODE_PARTITIONS,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(REGISTRY_SERVICE),
            Set.of(REGISTRY_SERVICE, GEO_SERVICE, ROUTER_SERVICE, OPERATIONS, AUDIT));

    public static final Topic<NodeMemberships> SUBCLOUD_MEMBERSHIPS = new Topic<>(
            "mesh.subcloud-memberships.v1",
            NodeMemberships.class,
            "node id",
            NODE_PARTITIONS,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(REGISTRY_SERVICE),
            Set.of(REGISTRY_SERVICE, ROUTER_SERVICE, OPERATIONS, AUDIT));

    public static final Topic<NodeLocation> NODE_LOCATIONS = new Topic<>(
            "mesh.node-locations.v1",
            NodeLocation.class,
            "node id",
            NODE_PARTITIONS,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(GEO_SERVICE),
            Set.of(REGISTRY_SERVICE, GEO_SERVICE, ROUTER_SERVICE, OPERATIONS, AUDIT));

    public static final Topic<NodeStanding> NODE_STANDINGS = new Topic<>(
            "mesh.node-standings.v1",
            NodeStanding.class,
            "node id",
            NODE_PARTITIONS,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(SLA_MONITOR),
            Set.of(REGISTRY_SERVICE, ROUTER_SERVICE, OPERATIONS, AUDIT));

    public static final Topic<NodeState> NODE_STATES = new Topic<>(
            "mesh.node-states.v1",
            NodeState.class,
            "node id; the partition is that of its cell",
            CELL_PARTITIONS,
            WEEK,
            PRODUCER,
            OPEN,
            Set.of(ROUTER_SERVICE),
            Set.of(ROUTER_SERVICE, OPERATIONS, AUDIT));

    public static final Topic<NodeRelease> NODE_RELEASES = new Topic<>(
            "mesh.node-releases.v1",
            NodeRelease.class,
            "node id",
            NODE_PARTITIONS,
            WEEK,
            PRODUCER,
            OPEN,
            Set.of(ROUTER_SERVICE),
            Set.of(ROUTER_SERVICE, AUDIT));

    public static final Topic<Subcloud> SUBCLOUDS = new Topic<>(
            "mesh.subclouds.v1",
            Subcloud.class,
            "Subcloud id",
            1,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(REGISTRY_SERVICE),
            Set.of(REGISTRY_SERVICE, ROUTER_SERVICE, SLA_MONITOR, OPERATIONS, AUDIT));

    public static final Topic<SubcloudRevision> SUBCLOUD_HISTORY = new Topic<>(
            "mesh.subcloud-history.v1",
            SubcloudRevision.class,
            "Subcloud id/version",
            1,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(REGISTRY_SERVICE),
            Set.of(REGISTRY_SERVICE, OPERATIONS, AUDIT));

    public static final Topic<AccessGrant> ACCESS_GRANTS = new Topic<>(
            "mesh.access-grants.v1",
            AccessGrant.class,
            "Subcloud id/tenant id, Subcloud id/team/team id or Subcloud id/organisation/organisation id",
            1,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(REGISTRY_SERVICE),
            Set.of(REGISTRY_SERVICE, ROUTER_SERVICE, AUDIT));

    public static final Topic<AccessToken> ACCESS_TOKENS = new Topic<>(
            "mesh.access-tokens.v1",
            AccessToken.class,
            "Subcloud id/token id",
            1,
            LATEST,
            PRODUCER,
            SECRETS,
            Set.of(REGISTRY_SERVICE),
            Set.of(REGISTRY_SERVICE, ROUTER_SERVICE));

    public static final Topic<Tenant> TENANTS = new Topic<>(
            "mesh.tenants.v1",
            Tenant.class,
            "tenant id",
            1,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(REGISTRY_SERVICE),
            Set.of(REGISTRY_SERVICE, ROUTER_SERVICE, AUDIT));

    public static final Topic<Group> GROUPS = new Topic<>(
            "mesh.groups.v1",
            Group.class,
            "team/team id or org/organisation id",
            1,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(REGISTRY_SERVICE),
            Set.of(REGISTRY_SERVICE, AUDIT));

    public static final Topic<Model> MODELS = new Topic<>(
            "mesh.models.v1",
            Model.class,
            "model name",
            1,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(REGISTRY_SERVICE),
            Set.of(REGISTRY_SERVICE, ROUTER_SERVICE, OPERATIONS, AUDIT));

    public static final Topic<PlacementPolicy> PLACEMENT_POLICIES = new Topic<>(
            "mesh.placement-policies.v1",
            PlacementPolicy.class,
            "kind/key of the entry; a copy on every partition",
            CELL_PARTITIONS,
            LATEST,
            PRODUCER,
            SECRETS,
            Set.of(ROUTER_SERVICE),
            Set.of(ROUTER_SERVICE, AUDIT));

    public static final Topic<ZoneTable> ZONE_TABLES = new Topic<>(
            "mesh.zone-tables.v1",
            ZoneTable.class,
            "effectiveFrom in decimal",
            1,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(GEO_SERVICE),
            Set.of(GEO_SERVICE, OPERATIONS, AUDIT));

    public static final Topic<JobRequest> JOB_REQUESTS = new Topic<>(
            "mesh.job-requests.v1",
            JobRequest.class,
            "job id",
            JOB_PARTITIONS,
            HOUR,
            BROKER,
            CLIENT_ADDRESSES,
            Set.of(API_GATEWAY),
            Set.of(GEO_SERVICE, AUDIT));

    public static final Topic<LocatedJob> LOCATED_JOBS = new Topic<>(
            "mesh.located-jobs.v1",
            LocatedJob.class,
            "home cell",
            CELL_PARTITIONS,
            WEEK,
            PRODUCER,
            OPEN,
            Set.of(GEO_SERVICE),
            Set.of(ROUTER_SERVICE, AUDIT));

    public static final Topic<HandedOnJob> HANDED_ON_JOBS = new Topic<>(
            "mesh.handed-on-jobs.v1",
            HandedOnJob.class,
            "next cell",
            CELL_PARTITIONS,
            WEEK,
            PRODUCER,
            OPEN,
            Set.of(ROUTER_SERVICE),
            Set.of(ROUTER_SERVICE, AUDIT));

    public static final Topic<RoutingDecision> ROUTING_DECISIONS = new Topic<>(
            "mesh.routing-decisions.v1",
            RoutingDecision.class,
            "job id",
            JOB_PARTITIONS,
            WEEK,
            PRODUCER,
            OPEN,
            Set.of(ROUTER_SERVICE),
            Set.of(API_GATEWAY, SLA_MONITOR, OPERATIONS, AUDIT));

    public static final Topic<JobOutcome> JOB_OUTCOMES = new Topic<>(
            "mesh.job-outcomes.v1",
            JobOutcome.class,
            "cell that the decision named",
            CELL_PARTITIONS,
            WEEK,
            BROKER,
            OPEN,
            Set.of(API_GATEWAY),
            Set.of(ROUTER_SERVICE, SLA_MONITOR, AUDIT));

    public static final Topic<CellSummary> CELL_SUMMARIES = new Topic<>(
            "mesh.cell-summaries.v1",
            CellSummary.class,
            "cell; a copy on every partition",
            CELL_PARTITIONS,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(ROUTER_SERVICE),
            Set.of(ROUTER_SERVICE, OPERATIONS, AUDIT));

    public static final Topic<PlaceReadings> PLACE_READINGS = new Topic<>(
            "mesh.place-readings.v1",
            PlaceReadings.class,
            "partition of the cells that read, in decimal; it lies on the same one",
            CELL_PARTITIONS,
            WEEK,
            PRODUCER,
            OPEN,
            Set.of(ROUTER_SERVICE),
            Set.of(ROUTER_SERVICE, AUDIT));

    public static final Topic<PlaceCheckpoint> PLACE_CHECKPOINTS = new Topic<>(
            "mesh.place-checkpoints.v1",
            PlaceCheckpoint.class,
            "partition of the cells that remember, in decimal; it lies on the same one",
            CELL_PARTITIONS,
            WEEK,
            PRODUCER,
            SECRETS,
            Set.of(ROUTER_SERVICE),
            Set.of(ROUTER_SERVICE));

    public static final Topic<ServiceLevel> SERVICE_LEVELS = new Topic<>(
            "mesh.service-levels.v1",
            ServiceLevel.class,
            "node/node id or subcloud/Subcloud id",
            1,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(SLA_MONITOR),
            Set.of(REGISTRY_SERVICE, OPERATIONS, AUDIT));

    public static final Topic<SlaAlert> SLA_ALERTS = new Topic<>(
            "mesh.sla-alerts.v1",
            SlaAlert.class,
            "Subcloud id/objective",
            1,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(SLA_MONITOR),
            Set.of(OPERATIONS, AUDIT));

    public static final Topic<UsageLine> USAGE_LEDGER = new Topic<>(
            "mesh.usage-ledger.v1",
            UsageLine.class,
            "day/node id/Subcloud id/tenant id; - for the global pool",
            LEDGER_PARTITIONS,
            LATEST,
            PRODUCER,
            OPEN,
            Set.of(SLA_MONITOR),
            Set.of(SLA_MONITOR, OPERATIONS, AUDIT));

    public static final Topic<DeadLetter> DEAD_LETTERS = new Topic<>(
            "mesh.dead-letters.v1",
            DeadLetter.class,
            "consumer/topic-partition@offset",
            1,
            WEEK,
            PRODUCER,
            OPEN,
            Set.of(REGISTRY_SERVICE, GEO_SERVICE, ROUTER_SERVICE, SLA_MONITOR),
            Set.of(OPERATIONS, AUDIT));

    private static final List<Topic<?>> ALL = List.of(
            REGISTRY_COMMANDS,
            REGISTRY_REPLIES,
            NODE_HEARTBEATS,
            NODES,
            SUBCLOUD_MEMBERSHIPS,
            NODE_LOCATIONS,
            NODE_STANDINGS,
            NODE_STATES,
            NODE_RELEASES,
            SUBCLOUDS,
            SUBCLOUD_HISTORY,
            ACCESS_GRANTS,
            ACCESS_TOKENS,
            TENANTS,
            GROUPS,
            MODELS,
            PLACEMENT_POLICIES,
            ZONE_TABLES,
            JOB_REQUESTS,
            LOCATED_JOBS,
            HANDED_ON_JOBS,
            ROUTING_DECISIONS,
            JOB_OUTCOMES,
            CELL_SUMMARIES,
            PLACE_READINGS,
            PLACE_CHECKPOINTS,
            SERVICE_LEVELS,
            SLA_ALERTS,
            USAGE_LEDGER,
            DEAD_LETTERS);

    private TopicCatalogue() {}

    /** All topics, in the order of the data flow. */
    public static List<Topic<?>> all() {
        return ALL;
    }
}
