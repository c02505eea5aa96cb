package com.resultity.mesh.registry.log;

import com.resultity.mesh.access.AccessTokens;
import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.AccessPolicy;
import com.resultity.mesh.schemas.AccessToken;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.GrantSubject;
import com.resultity.mesh.schemas.Group;
import com.resultity.mesh.schemas.GroupKind;
import com.resultity.mesh.schemas.IsolationHandling;
import com.resultity.mesh.schemas.MemberRole;
import com.resultity.mesh.schemas.MembershipState;
import com.resultity.mesh.schemas.Model;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.schemas.NodeMemberships;
import com.resultity.mesh.schemas.NodeStanding;
import com.resultity.mesh.schemas.Participation;
import com.resultity.mesh.schemas.RegistryCommand;
import com.resultity.mesh.schemas.RegistryReply;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.SubcloudRevision;
import com.resultity.mesh.schemas.SubcloudState;
import com.resultity.mesh.schemas.Tenant;
import com.resultity.mesh.topics.TableKeys;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordCheck.Fault;
import java.util.Optional;

/** What each topic demands of a record beyond its schema: the key is its id, and no choice is newer than this reader. */
final class RecordDemands {

    private static final int MOST_SLOTS = 1024;

    private RecordDemands() {}

    static RecordCheck<Node> ofNodes() {
        return both(
                RecordCheck.keyIs(Node::getNodeId),
                (key, node, timestamp) -> faultUnless(
                        node.getMaximumSlots() >= 1 && node.getMaximumSlots() <= MOST_SLOTS && node.getVersion() >= 1,
                        "maximumSlots is not from 1 to 1024, or the version is below 1"));
    }

    static RecordCheck<Subcloud> ofSubclouds() {
        return both(
                RecordCheck.keyIs(Subcloud::getSubcloudId),
                (key, subcloud, timestamp) -> faultUnless(
                        subcloud.getParticipation() != Participation.UNRECOGNISED
                                && subcloud.getAccessPolicy() != AccessPolicy.UNRECOGNISED
                                && subcloud.getGeoMode() != GeoMode.UNRECOGNISED
                                && subcloud.getState() != SubcloudState.UNRECOGNISED
                                && subcloud.getOnIsolate() != IsolationHandling.UNRECOGNISED
                                && subcloud.getVersion() >= 1,
                        "participation, access policy, geo mode, state or onIsolate is of a kind that is not known here, or the version is below 1"));
    }

    static RecordCheck<SubcloudRevision> ofRevisions() {
        return RecordCheck.keyIs(RevisionTranslation::keyOf);
    }

    static RecordCheck<RegistryReply> ofReplies() {
        return RecordCheck.keyIs(RegistryReply::getCommandId);
    }

    /** What it asks for is read here once already, so that what cannot be read is set aside and not tried for ever. */
    static RecordCheck<RegistryCommand> ofCommands() {
        return both(
                RecordCheck.keyIs(RegistryCommand::getCommandId),
                (key, command, timestamp) -> faultUnless(
                        CommandTranslation.isReadable(command),
                        "the actor or a change is of a kind that is not known here"));
    }

    static RecordCheck<NodeStanding> ofStandings() {
        return RecordCheck.keyIs(NodeStanding::getNodeId);
    }

    static RecordCheck<ServiceLevel> ofServiceLevels() {
        return RecordCheck.keyIs(ServiceTranslation::keyOf);
    }

    static RecordCheck<AccessGrant> ofGrants() {
        return both(
                RecordCheck.keyIs(TableKeys::of),
                (key, grant, timestamp) -> faultUnless(
                        grant.getSubjectKind() != GrantSubject.UNRECOGNISED,
                        "it is given to somebody of a kind that is not known here"));
    }

    static RecordCheck<AccessToken> ofTokens() {
        return both(
                RecordCheck.keyIs(TableKeys::of),
                (key, token, timestamp) -> faultUnless(
                        token.getVerifier().remaining() == AccessTokens.DIGEST_BYTES, "the verifier has not 32 bytes"));
    }

    static RecordCheck<Tenant> ofTenants() {
        return RecordCheck.keyIs(Tenant::getTenantId);
    }

    static RecordCheck<Group> ofGroups() {
        return both(
                RecordCheck.keyIs(TableKeys::of),
                (key, group, timestamp) -> faultUnless(
                        group.getKind() != GroupKind.UNRECOGNISED
                                && group.getMembers().stream()
                                        .noneMatch(member -> member.getRole() == MemberRole.UNRECOGNISED),
                        "it is of a kind that is not known here, or a member's role is"));
    }

    static RecordCheck<Model> ofModels() {
        return RecordCheck.keyIs(Model::getName);
    }

    static RecordCheck<NodeMemberships> ofMemberships() {
        return both(
                RecordCheck.keyIs(NodeMemberships::getNodeId),
                (key, memberships, timestamp) -> faultUnless(
                        memberships.getMemberships().stream()
                                .noneMatch(membership -> membership.getState() == MembershipState.UNRECOGNISED),
                        "a membership is in a state that is not known here"));
    }

    /** Evidence of an unknown kind is no fault: it only proves nothing. */
    static RecordCheck<NodeLocation> ofLocations() {
        return RecordCheck.keyIs(NodeLocation::getNodeId);
    }

    private static <V> RecordCheck<V> both(RecordCheck<V> first, RecordCheck<V> second) {
        return (key, value, timestamp) ->
                first.faultOf(key, value, timestamp).or(() -> second.faultOf(key, value, timestamp));
    }

    private static Optional<Fault> faultUnless(boolean met, String detail) {
        return met ? Optional.empty() : Optional.of(new Fault(DeadLetterReason.INVALID_FIELD, detail));
    }
}
