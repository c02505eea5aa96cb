package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.definition.Verifier;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.lifecycle.SubcloudMove;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.membership.MembershipMove;
import com.resultity.mesh.schemas.AccessToken;
import com.resultity.mesh.schemas.GateAttestation;
import com.resultity.mesh.schemas.Group;
import com.resultity.mesh.schemas.JoinVote;
import com.resultity.mesh.schemas.MembershipMoveKind;
import com.resultity.mesh.schemas.Model;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.RegistryCommand;
import com.resultity.mesh.schemas.RegistryKind;
import com.resultity.mesh.schemas.Removal;
import com.resultity.mesh.schemas.SubcloudDeclaration;
import com.resultity.mesh.schemas.SubcloudMoveKind;
import com.resultity.mesh.schemas.Tenant;
import com.resultity.mesh.schemas.TokenRotation;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Commands between plain values and records. */
final class CommandTranslation {

    /** What is declared has no version yet. */
    private static final long UNDECIDED = 0;

    private CommandTranslation() {}

    static RegistryCommand recordOf(Command command) {
        return RegistryCommand.newBuilder()
                .setCommandId(command.id())
                .setIdempotencyKey(command.key().map(Command.RequestKey::text).orElse(null))
                .setRequestDigest(command.key().map(Command.RequestKey::digest).orElse(null))
                .setActor(command.actor().party().toString())
                .setNetworkOperator(command.actor().networkOperator())
                .setIssuedAt(command.issuedAt())
                .setExpectedVersion(
                        command.expectedVersion().isPresent()
                                ? command.expectedVersion().getAsLong()
                                : null)
                .setReason(command.reason().orElse(null))
                .setChanges(command.changes().stream()
                        .map(CommandTranslation::recordOf)
                        .toList())
                .build();
    }

    static Command commandOf(RegistryCommand command) {
        return new Command(
                command.getCommandId(),
                Optional.ofNullable(command.getIdempotencyKey())
                        .map(key -> new Command.RequestKey(
                                key,
                                Optional.ofNullable(command.getRequestDigest()).orElse(""))),
                actorOf(command),
                command.getIssuedAt(),
                command.getExpectedVersion() == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(command.getExpectedVersion()),
                Optional.ofNullable(command.getReason()),
                command.getChanges().stream().map(CommandTranslation::changeOf).toList());
    }

    private static Principal actorOf(RegistryCommand command) {
        return Party.ofOwner(command.getActor())
                .filter(party -> party.kind() == Party.Kind.USER)
                .map(party -> new Principal(party.id(), command.getNetworkOperator()))
                .orElseThrow(() -> new IllegalArgumentException("the actor is no user"));
    }

    /** Whether everything in it is known here; what a newer version asks is not. */
    static boolean isReadable(RegistryCommand command) {
        try {
            commandOf(command);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private static Object recordOf(Change change) {
        if (change instanceof Change.Declare declare) {
            return recordOf(declare.manifest());
        }
        if (change instanceof Change.Remove remove) {
            return new Removal(RegistryKind.valueOf(remove.kind().name()), remove.id());
        }
        if (change instanceof Change.IssueToken issue) {
            return AccessTranslation.recordOfToken(undecided(issue.token()));
        }
        if (change instanceof Change.RotateToken rotate) {
            return TokenRotation.newBuilder()
                    .setSubcloudId(rotate.replaced().subcloudId())
                    .setReplacedId(rotate.replaced().tokenId())
                    .setTokenId(rotate.id().tokenId())
                    .setVerifier(ByteBuffer.wrap(rotate.verifier().bytes()))
                    .setExpiresAt(
                            rotate.expiresAt().isPresent() ? rotate.expiresAt().getAsLong() : null)
                    .setOverlapMilliseconds(rotate.overlapMilliseconds())
                    .build();
        }
        if (change instanceof Change.MoveSubcloud move) {
            return new com.resultity.mesh.schemas.SubcloudMove(
                    move.subcloudId(), SubcloudMoveKind.valueOf(move.move().name()));
        }
        if (change instanceof Change.Attest attest) {
            return AttestationTranslation.recordOf(attest.attestation());
        }
        if (change instanceof Change.Vote vote) {
            return new JoinVote(vote.subcloudId(), vote.nodeId(), vote.operatorId());
        }
        Change.MoveMembership move = (Change.MoveMembership) change;
        return new com.resultity.mesh.schemas.MembershipMove(
                move.subcloudId(),
                move.nodeId(),
                MembershipMoveKind.valueOf(move.move().name()));
    }

    private static Object recordOf(Manifest manifest) {
        if (manifest instanceof SubcloudManifest subcloud) {
            SubcloudState state = subcloud.draft() ? SubcloudState.DRAFT : SubcloudState.ACTIVE;
            Subcloud declared = new Subcloud(subcloud.definition(), state, List.of(), Authorship.UNKNOWN);
            return new SubcloudDeclaration(
                    SubcloudTranslation.recordOf(undecided(declared)),
                    subcloud.grants().stream()
                            .map(grant -> AccessTranslation.recordOf(undecided(grant)))
                            .toList());
        }
        if (manifest instanceof NodeManifest node) {
            return NodeTranslation.recordOf(undecided(node.definition()));
        }
        if (manifest instanceof TenantManifest tenant) {
            return AccessTranslation.recordOfTenant(undecided(tenant.definition()));
        }
        if (manifest instanceof GroupManifest group) {
            return GroupTranslation.recordOf(undecided(group.group()));
        }
        return ModelTranslation.recordOf(undecided(((ModelManifest) manifest).definition()));
    }

    private static <T> Versioned<T> undecided(T value) {
        return new Versioned<>(value, UNDECIDED, UNDECIDED);
    }

    private static Change changeOf(Object change) {
        if (change instanceof SubcloudDeclaration declaration) {
            Subcloud declared =
                    SubcloudTranslation.subcloudOf(declaration.getSubcloud()).value();
            List<Grant> grants = declaration.getGrants().stream()
                    .map(grant -> AccessTranslation.grantOf(grant).value())
                    .toList();
            return new Change.Declare(
                    new SubcloudManifest(declared.definition(), grants, declared.state() == SubcloudState.DRAFT));
        }
        if (change instanceof Node node) {
            return new Change.Declare(
                    new NodeManifest(NodeTranslation.definitionOf(node).value()));
        }
        if (change instanceof Tenant tenant) {
            return new Change.Declare(
                    new TenantManifest(AccessTranslation.tenantOf(tenant).value()));
        }
        if (change instanceof Group group) {
            return new Change.Declare(
                    new GroupManifest(GroupTranslation.groupOf(group).value()));
        }
        if (change instanceof Model model) {
            return new Change.Declare(
                    new ModelManifest(ModelTranslation.definitionOf(model).value()));
        }
        if (change instanceof AccessToken token) {
            return new Change.IssueToken(AccessTranslation.tokenOf(token).value());
        }
        return moveOf(change);
    }

    private static Change moveOf(Object change) {
        if (change instanceof TokenRotation rotation) {
            byte[] verifier = new byte[rotation.getVerifier().remaining()];
            rotation.getVerifier().duplicate().get(verifier);
            return new Change.RotateToken(
                    new TokenId(rotation.getSubcloudId(), rotation.getReplacedId()),
                    new TokenId(rotation.getSubcloudId(), rotation.getTokenId()),
                    new Verifier(verifier),
                    rotation.getExpiresAt() == null ? OptionalLong.empty() : OptionalLong.of(rotation.getExpiresAt()),
                    rotation.getOverlapMilliseconds());
        }
        if (change instanceof Removal removal) {
            return new Change.Remove(Kind.valueOf(removal.getKind().name()), removal.getId());
        }
        if (change instanceof com.resultity.mesh.schemas.SubcloudMove move) {
            return new Change.MoveSubcloud(
                    move.getSubcloudId(), SubcloudMove.valueOf(move.getMove().name()));
        }
        if (change instanceof GateAttestation attestation) {
            return new Change.Attest(AttestationTranslation.attestationOf(attestation));
        }
        if (change instanceof com.resultity.mesh.schemas.MembershipMove move) {
            return new Change.MoveMembership(
                    move.getSubcloudId(),
                    move.getNodeId(),
                    MembershipMove.valueOf(move.getMove().name()));
        }
        JoinVote vote = (JoinVote) change;
        return new Change.Vote(vote.getSubcloudId(), vote.getNodeId(), vote.getOperatorId());
    }
}
