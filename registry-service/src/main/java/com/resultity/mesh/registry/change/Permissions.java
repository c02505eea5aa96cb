package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.authority.ManifestRules;
import com.resultity.mesh.registry.authority.Ownership;
import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.authority.ReadableVersions;
import com.resultity.mesh.registry.authority.Resource;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.Refusal.Mistake;
import com.resultity.mesh.registry.command.Refusal.Place;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.lifecycle.SubcloudMove;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.ManifestReading;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody may ask for, by what the registry knows. The door asks it of its own view, which may be a moment old, and the
 * registrar of the state that holds all earlier commands: its answer counts.
 */
public final class Permissions {

    private static final String REMEDY =
            "ask who owns it for the role that it takes; what you make yourself bears your team's or organisation's name"
                    + " first";

    private static final String REMEDY_OF_OPERATOR = "ask the operator of the network to declare it";

    private final RegistryView view;
    private final Authority authority;
    private final Ownership ownership;
    private final ManifestRules rules;
    private final MemberPermissions members;

    private Permissions(RegistryView view, Authority authority) {
        this.view = view;
        this.authority = authority;
        this.ownership = new Ownership(view);
        this.rules = new ManifestRules(view, authority);
        this.members = new MemberPermissions(view, this);
    }

    /**
     * What a principal may ask for.
     *
     * @param view what the registry knows
     */
    public static Permissions of(Principal principal, RegistryView view) {
        return new Permissions(
                view,
                Authority.of(
                        principal,
                        view.groups().values().stream().map(Versioned::value).toList()));
    }

    /**
     * Those of all versions of a Subcloud that they may read, by number.
     *
     * @param subcloudId id of the Subcloud
     * @param versions all that are known, by number
     */
    public NavigableMap<Long, Revision> readable(String subcloudId, NavigableMap<Long, Revision> versions) {
        return new ReadableVersions(view, authority).of(subcloudId, versions);
    }

    /** Why a principal may not ask for these changes together; empty where it may. */
    public Optional<Refusal> refusalOf(List<Change> changes) {
        List<Manifest> manifests = changes.stream()
                .map(change -> change instanceof Change.Declare declare ? declare.manifest() : null)
                .toList();
        List<Mistake> mistakes = mistakes(manifests);
        if (!mistakes.isEmpty()) {
            return Optional.of(new Refusal.Mistaken(mistakes));
        }
        return forbidden(manifests).or(() -> changes.stream()
                .flatMap(change -> refusalOf(change).stream())
                .findFirst());
    }

    /**
     * The mistakes of declarations that are made together. What the principal must not know of is as what is not there.
     *
     * @param manifests the declarations; null for changes of other kinds
     */
    public List<Mistake> mistakes(List<Manifest> manifests) {
        return CrossReferences.mistakes(manifests, view, rules);
    }

    private Optional<Refusal> forbidden(List<Manifest> manifests) {
        List<Mistake> forbidden = new ArrayList<>();
        Bounds bounds = new Bounds(view, authority);
        Map<String, String> made = madeBy(manifests);
        for (int i = 0; i < manifests.size() && forbidden.size() < ManifestReading.MOST_ERRORS; i++) {
            Manifest manifest = manifests.get(i);
            if (manifest != null && !rules.allow(manifest, made)) {
                forbidden.add(
                        new Mistake(i, Place.ID, "you may not declare this " + manifest.kind(), remedyOf(manifest)));
            } else if (manifest != null) {
                int number = i;
                rules.ungranted(manifest)
                        .or(() -> bounds.passedBy(manifest))
                        .ifPresent(
                                problem -> forbidden.add(new Mistake(number, Place.ID, problem, REMEDY_OF_OPERATOR)));
            }
        }
        return forbidden.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal.Forbidden(forbidden.get(0).problem(), forbidden));
    }

    /** Who would own the Subclouds that are not there yet, by id. */
    private Map<String, String> madeBy(List<Manifest> manifests) {
        Map<String, String> made = new HashMap<>();
        for (Manifest manifest : manifests) {
            if (manifest instanceof SubcloudManifest subcloud
                    && !view.subclouds().containsKey(subcloud.id())
                    && rules.allow(subcloud)) {
                made.put(subcloud.id(), subcloud.definition().owner());
            }
        }
        return made;
    }

    /** Of what is declared alone, so that it is the same whatever there is. */
    private static String remedyOf(Manifest manifest) {
        return manifest instanceof SubcloudManifest subcloud
                ? Party.ofOwner(subcloud.definition().owner())
                        .map(owner ->
                                REMEDY + ": of " + owner + ", " + owner.namesBegin() + ", alone or with - and more")
                        .orElse(REMEDY)
                : REMEDY;
    }

    private Optional<Refusal> onTokens(String subcloudId) {
        return onSubcloud(Action.MANAGE_TOKENS, subcloudId).or(() -> new Bounds(view, authority)
                .reachedByTokensOf(subcloudId)
                .map(Refusal.Conflict::new));
    }

    private Optional<Refusal> refusalOf(Change change) {
        if (change instanceof Change.Declare) {
            return Optional.empty();
        }
        if (change instanceof Change.Remove remove) {
            return ofRemoval(remove.kind(), remove.id());
        }
        if (change instanceof Change.IssueToken issue) {
            return onTokens(issue.token().id().subcloudId());
        }
        if (change instanceof Change.RotateToken rotate) {
            return onTokens(rotate.replaced().subcloudId());
        }
        if (change instanceof Change.MoveSubcloud move) {
            return onSubcloud(actionOf(move.move()), move.subcloudId());
        }
        if (change instanceof Change.Attest attest) {
            return onSubcloud(Action.ATTEST_SUBCLOUD, attest.attestation().subcloudId());
        }
        return change instanceof Change.Vote vote
                ? members.refusalOf(vote)
                : members.refusalOf((Change.MoveMembership) change);
    }

    private static Action actionOf(SubcloudMove move) {
        return move == SubcloudMove.RETIRE ? Action.RETIRE_SUBCLOUD : Action.MOVE_SUBCLOUD;
    }

    private Optional<Refusal> ofRemoval(Kind kind, String id) {
        return switch (kind) {
            case SUBCLOUD -> onSubcloud(Action.REMOVE_SUBCLOUD, id);
            case NODE -> onNode(Action.REMOVE_NODE, id);
            case TENANT -> on(Action.REMOVE_TENANT, view.tenants().get(id), ownership::of, kind);
            case TEAM, ORGANISATION -> on(Action.REMOVE_GROUP, view.groups().get(id), ownership::of, kind);
            case MODEL -> on(Action.CHANGE_MODEL, view.models().get(id), ownership::of, kind);
            case ACCESS_TOKEN ->
                onSubcloud(Action.MANAGE_TOKENS, TokenId.parse(id).subcloudId());
            case ACCESS_GRANT, MEMBERSHIPS ->
                Optional.of(new Refusal.Conflict("a " + kind.noun() + " is not removed by itself"));
        };
    }

    Optional<Refusal> onSubcloud(Action action, String id) {
        return on(action, view.subclouds().get(id), ownership::of, Kind.SUBCLOUD);
    }

    Optional<Refusal> onNode(Action action, String id) {
        return on(action, view.nodes().get(id), ownership::of, Kind.NODE);
    }

    Optional<Refusal> onOperator(Action action, String id) {
        return refusal(action, ownership.ofOperator(id), "operator");
    }

    private <T> Optional<Refusal> on(Action action, Versioned<T> present, Function<T, Resource> resource, Kind kind) {
        return present == null
                ? Optional.of(missing(kind.noun()))
                : refusal(action, resource.apply(present.value()), kind.noun());
    }

    private Optional<Refusal> refusal(Action action, Resource resource, String noun) {
        return switch (authority.judge(action, resource)) {
            case ALLOWED -> Optional.empty();
            case FORBIDDEN ->
                Optional.of(new Refusal.Forbidden("you may see this " + noun + ", but not do that with it"));
            case HIDDEN -> Optional.of(missing(noun));
        };
    }

    private static Refusal missing(String noun) {
        return new Refusal.Missing("there is no such " + noun);
    }
}
