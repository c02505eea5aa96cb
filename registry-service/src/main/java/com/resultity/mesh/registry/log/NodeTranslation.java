package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.definition.Consents;
import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.Location.Evidence;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.Standing;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.schemas.MembershipState;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.schemas.NodeStanding;
import com.resultity.mesh.schemas.StandingLevel;
import java.util.List;
import java.util.Optional;

/** Nodes, locations and memberships between definitions and records. */
final class NodeTranslation {

    private NodeTranslation() {}

    static Node recordOf(Versioned<NodeDefinition> versioned) {
        NodeDefinition definition = versioned.value();
        return Node.newBuilder()
                .setNodeId(definition.id())
                .setVersion(versioned.version())
                .setOperatorId(definition.operatorId())
                .setEndpoint(definition.endpoint())
                .setCountry(definition.country())
                .setAddress(definition.address().orElse(null))
                .setGpuClass(definition.gpuClass())
                .setGpuMemoryMebibytes(definition.gpuMemoryMebibytes())
                .setMaximumSlots(definition.maximumSlots())
                .setTrustLevel(definition.trustLevel())
                .setVerifiedHardware(definition.verifiedHardware())
                .setAutoJoin(definition.autoJoin())
                .setLabels(List.copyOf(definition.labels()))
                .setModels(List.copyOf(definition.models()))
                .setRequestedSubclouds(List.copyOf(definition.requestedSubclouds()))
                .setUpdatedAt(versioned.updatedAt())
                .build();
    }

    static Versioned<NodeDefinition> definitionOf(Node node) {
        NodeDefinition definition = new NodeDefinition(
                node.getNodeId(),
                node.getOperatorId(),
                node.getEndpoint(),
                node.getCountry(),
                Optional.ofNullable(node.getAddress()),
                node.getGpuClass(),
                node.getGpuMemoryMebibytes(),
                node.getMaximumSlots(),
                node.getTrustLevel(),
                node.getVerifiedHardware(),
                node.getAutoJoin(),
                Names.copyOf(node.getLabels()),
                Names.copyOf(node.getModels()),
                Names.copyOf(node.getRequestedSubclouds()));
        return new Versioned<>(definition, node.getVersion(), node.getUpdatedAt());
    }

    static Location locationOf(NodeLocation location) {
        return new Location(
                location.getCountry(),
                location.getZone(),
                Evidence.valueOf(location.getEvidence().name()));
    }

    /** A level that is newer than this version says nothing bad. */
    static Standing standingOf(NodeStanding standing) {
        return new Standing(standing.getLevel() == StandingLevel.POOR);
    }

    static com.resultity.mesh.schemas.NodeMemberships membershipsRecordOf(Versioned<NodeMemberships> versioned) {
        NodeMemberships memberships = versioned.value();
        return com.resultity.mesh.schemas.NodeMemberships.newBuilder()
                .setNodeId(memberships.nodeId())
                .setVersion(versioned.version())
                .setNodeVersion(memberships.nodeVersion())
                .setMemberships(memberships.memberships().stream()
                        .map(NodeTranslation::recordOf)
                        .toList())
                .setUpdatedAt(versioned.updatedAt())
                .build();
    }

    static Versioned<NodeMemberships> membershipsOf(com.resultity.mesh.schemas.NodeMemberships memberships) {
        NodeMemberships definition = new NodeMemberships(
                memberships.getNodeId(),
                memberships.getNodeVersion(),
                memberships.getMemberships().stream()
                        .map(NodeTranslation::definitionOf)
                        .toList());
        return new Versioned<>(definition, memberships.getVersion(), memberships.getUpdatedAt());
    }

    private static com.resultity.mesh.schemas.Membership recordOf(Membership membership) {
        return com.resultity.mesh.schemas.Membership.newBuilder()
                .setSubcloudId(membership.subcloudId())
                .setState(MembershipState.valueOf(membership.state().name()))
                .setReason(membership.reason().orElse(null))
                .setIsolates(membership.isolates())
                .setOperatorAgrees(membership.consents().operator())
                .setOwnerAgrees(membership.consents().owner())
                .setVotes(List.copyOf(membership.consents().votes()))
                .build();
    }

    private static Membership definitionOf(com.resultity.mesh.schemas.Membership membership) {
        return new Membership(
                membership.getSubcloudId(),
                Membership.State.valueOf(membership.getState().name()),
                Optional.ofNullable(membership.getReason()),
                membership.getIsolates(),
                new Consents(
                        membership.getOperatorAgrees(),
                        membership.getOwnerAgrees(),
                        Names.copyOf(membership.getVotes())));
    }
}
