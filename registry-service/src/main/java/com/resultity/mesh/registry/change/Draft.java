package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.definition.Attestation;
import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.lifecycle.SubcloudMove;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A change in the making: what would be so if it were written. Reads the view and leaves it as it is; of everything that
 * is declared as it is already, nothing is written.
 *
 * <p>Not safe for use by several threads; but for locations and standings, the view must not change meanwhile.
 */
final class Draft {

    private final long now;
    private final SubcloudDraft subclouds;
    private final MembershipDraft memberships;
    private final DraftTable<TokenDefinition> tokens;
    private final DraftTable<TenantDefinition> tenants;
    private final DraftTable<Group> groups;
    private final DraftTable<ModelDefinition> models;
    private final DraftTable<NodeDefinition> nodes;
    private final RegistryView view;

    /**
     * @param view what is so now
     * @param gates the gates that the network asks for
     * @param by who makes the change, and why
     * @param now time of the change, milliseconds since 1970-01-01T00:00:00Z
     */
    Draft(RegistryView view, Gates gates, Authorship by, long now) {
        this(view, gates, by, now, Integer.MAX_VALUE);
    }

    /**
     * @param mostMemberships so many may the nodes have whose memberships change, together
     */
    Draft(RegistryView view, Gates gates, Authorship by, long now, int mostMemberships) {
        this.view = view;
        this.now = now;
        Versions versions = new Versions(view.highestVersion(), now);
        this.tokens = new DraftTable<>(
                Kind.ACCESS_TOKEN.manifestName(),
                key -> tokenIn(view, TokenId.parse(key)),
                Fact.TokenIs::new,
                key -> new Fact.TokenGone(TokenId.parse(key)),
                versions);
        this.tenants = new DraftTable<>(
                TenantManifest.KIND, view.tenants()::get, Fact.TenantIs::new, Fact.TenantGone::new, versions);
        this.groups = new DraftTable<>(
                GroupManifest.KIND, view.groups()::get, Fact.GroupIs::new, Fact.GroupGone::new, versions);
        this.models = new DraftTable<>(
                ModelManifest.KIND, view.models()::get, Fact.ModelIs::new, Fact.ModelGone::new, versions);
        this.nodes =
                new DraftTable<>(NodeManifest.KIND, view.nodes()::get, Fact.NodeIs::new, Fact.NodeGone::new, versions);
        this.subclouds = new SubcloudDraft(view, gates, by, versions);
        this.memberships = new MembershipDraft(view, nodes, subclouds, versions, mostMemberships);
    }

    /** Declares what a manifest says. */
    AppliedDocument declare(Manifest manifest) {
        if (manifest instanceof SubcloudManifest subcloud) {
            return subclouds.declare(subcloud);
        }
        if (manifest instanceof NodeManifest node) {
            Optional<Versioned<NodeDefinition>> before = nodes.get(node.id());
            AppliedDocument applied = nodes.declare(node.id(), node.definition());
            if (applied.change() != AppliedDocument.Change.UNCHANGED) {
                memberships.redeclared(node.definition(), before.map(Versioned::value));
            }
            return applied;
        }
        if (manifest instanceof TenantManifest tenant) {
            return tenants.declare(tenant.id(), tenant.definition());
        }
        if (manifest instanceof GroupManifest group) {
            return called(group.group().party(), groups.declare(group.group().key(), group.group()));
        }
        return models.declare(manifest.id(), ((ModelManifest) manifest).definition());
    }

    /**
     * Removes something with all that goes with it: a Subcloud with its grants and tokens, a node with its memberships; empty
     * where there is none.
     *
     * @throws IllegalArgumentException for what only goes with something else
     */
    Optional<AppliedDocument> remove(Kind kind, String id) {
        return switch (kind) {
            case SUBCLOUD -> {
                Optional<AppliedDocument> removed = subclouds.remove(id);
                removed.ifPresent(it ->
                        view.tokensOf(id).keySet().forEach(tokenId -> tokens.remove(new TokenId(id, tokenId).key())));
                yield removed;
            }
            case NODE -> {
                Optional<AppliedDocument> removed = nodes.remove(id);
                removed.ifPresent(it -> memberships.judge(List.of(id)));
                yield removed;
            }
            case TENANT -> tenants.remove(id);
            case TEAM, ORGANISATION ->
                groups.remove(id).flatMap(removed -> Party.ofOwner(id).map(party -> called(party, removed)));
            case MODEL -> models.remove(id);
            case ACCESS_TOKEN -> tokens.remove(id);
            case ACCESS_GRANT, MEMBERSHIPS ->
                throw new IllegalArgumentException(kind + " are not removed by themselves");
        };
    }

    /** Issues an access token. A Subcloud may have some before its policy asks for them. */
    AppliedDocument issue(TokenDefinition token) {
        subclouds.demandInUse(token.id().subcloudId());
        if (tokens.get(token.id().key()).isPresent()) {
            throw new RefusedException(new Refusal.Conflict("there is a token of this id already"));
        }
        return tokens.declare(token.id().key(), token);
    }

    /** Issues an access token in another's place. */
    AppliedDocument rotate(Change.RotateToken rotation) {
        TokenDefinition present = tokens.get(rotation.replaced().key())
                .map(Versioned::value)
                .orElseThrow(() -> CommandSteps.missing(Kind.ACCESS_TOKEN));
        if (present.isExpired(now)) {
            // Nobody who uses it would notice that another takes its place.
            throw new RefusedException(new Refusal.Conflict("the token has expired: issue a new one"));
        }
        OptionalLong expiresAt =
                rotation.expiresAt().isPresent() || present.expiresAt().isEmpty()
                        ? rotation.expiresAt()
                        : OptionalLong.of(now + present.expiresAt().getAsLong() - present.validFrom());
        AppliedDocument issued = issue(new TokenDefinition(
                rotation.id(), rotation.verifier(), present.tenantId(), present.quota(), now, expiresAt));
        tokens.declare(rotation.replaced().key(), present.endingBy(now + rotation.overlapMilliseconds()));
        return issued;
    }

    /** Moves a Subcloud to another state. */
    AppliedDocument move(String subcloudId, SubcloudMove move) {
        return subclouds.move(subcloudId, move);
    }

    /** Takes a gate's attestation. */
    AppliedDocument attest(Attestation attestation) {
        return subclouds.attest(attestation);
    }

    /** Has all Subclouds follow their gates. */
    void followGates() {
        subclouds.followGates();
    }

    /** Moves a membership. */
    AppliedDocument moveMembership(Change.MoveMembership move) {
        return memberships.move(move);
    }

    /** Takes a vote. */
    AppliedDocument vote(Change.Vote vote) {
        return memberships.vote(vote);
    }

    /**
     * Judges nodes of which more wait, or counts votes, in a draft that changes nothing else.
     *
     * @return what must be written: memberships alone
     */
    DraftedFacts judge(PendingJudgements.Batch batch) {
        memberships.judge(batch.whole());
        memberships.judge(batch.partly(), batch.subcloudIds());
        return memberships.facts(batch.counted());
    }

    /**
     * What must be written, in an order in which each fact finds those that it rests on: Subclouds, their history, grants,
     * tokens, tenants, teams and organisations, models, nodes, memberships.
     *
     * @param judgedAtOnce where there are more nodes, a changed Subcloud is judged against those alone whose place in the
     *     global pool it changes; and votes are counted at once in Subclouds with so many members altogether
     * @param isJudged for which Subclouds no node waits to be judged, of their ids; the votes of others are not counted, because
     *     they may be of nodes that belong no more
     */
    DraftedFacts facts(int judgedAtOnce, Predicate<String> isJudged) {
        SortedSet<String> unjudged = memberships.judgeChanged(judgedAtOnce);
        DraftedFacts judged = memberships.facts(id -> isJudged.test(id) && !unjudged.contains(id), judgedAtOnce);
        List<Fact> facts = Stream.of(
                        subclouds.facts(),
                        tokens.facts(),
                        tenants.facts(),
                        groups.facts(),
                        models.facts(),
                        nodes.facts(),
                        judged.facts())
                .flatMap(List::stream)
                .toList();
        return new DraftedFacts(facts, unjudged, judged.uncountedSubclouds());
    }

    /** Teams and organisations are of one table, and of two kinds. */
    private static AppliedDocument called(Party party, AppliedDocument applied) {
        return new AppliedDocument(GroupManifest.kindOf(party), party.id(), applied.version(), applied.change());
    }

    private static Versioned<TokenDefinition> tokenIn(RegistryView view, TokenId id) {
        return view.tokensOf(id.subcloudId()).get(id.tokenId());
    }
}
