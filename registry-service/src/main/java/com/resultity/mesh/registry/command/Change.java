package com.resultity.mesh.registry.command;

import com.resultity.mesh.registry.definition.Attestation;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.definition.Verifier;
import com.resultity.mesh.registry.lifecycle.SubcloudMove;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.membership.MembershipMove;
import java.util.OptionalLong;

/** One thing that a command asks for. */
public sealed interface Change {

    /** Declares what a manifest says. */
    record Declare(Manifest manifest) implements Change {}

    /** Removes what was declared; of an access token, it is revoked at once. */
    record Remove(Kind kind, String id) implements Change {}

    /** Issues an access token. */
    record IssueToken(TokenDefinition token) implements Change {}

    /**
     * Issues an access token in another's place, for the same tenant and with the same quota.
     *
     * @param replaced the other one
     * @param id the new one, of the same Subcloud
     * @param verifier what proofs of the new one are checked with
     * @param expiresAt from when the new one is valid no more; empty: as long as the other was when it was new
     * @param overlapMilliseconds how long the other one stays valid at most once this is decided, milliseconds
     */
    record RotateToken(
            TokenId replaced, TokenId id, Verifier verifier, OptionalLong expiresAt, long overlapMilliseconds)
            implements Change {}

    /** Moves a Subcloud to another state. */
    record MoveSubcloud(String subcloudId, SubcloudMove move) implements Change {}

    /** Says that a Subcloud meets a gate. */
    record Attest(Attestation attestation) implements Change {}

    /** Moves a node's membership of a Subcloud. */
    record MoveMembership(String subcloudId, String nodeId, MembershipMove move) implements Change {}

    /** An operator's vote to let a requesting node in. */
    record Vote(String subcloudId, String nodeId, String operatorId) implements Change {}
}
