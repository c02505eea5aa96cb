package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.membership.MembershipMove;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the registrar should come to, worked out in the simplest way: everything is thought through again after each command,
 * nothing has versions, nothing is kept for speed.
 */
public final class RegistryModel {

    /** From, move, to; a stranger is NONE. */
    private static final List<String> LEGAL = List.of(
            "NONE INVITE INVITED",
            "NONE REQUEST REQUESTED",
            "INVITED ACCEPT ACTIVE",
            "INVITED DECLINE LEFT",
            "INVITED EXPEL EXPELLED",
            "REQUESTED APPROVE ACTIVE",
            "REQUESTED DECLINE EXPELLED",
            "REQUESTED LEAVE LEFT",
            "ACTIVE LEAVE LEFT",
            "ACTIVE EXPEL EXPELLED",
            "SUSPENDED LEAVE LEFT",
            "SUSPENDED EXPEL EXPELLED",
            "LEFT INVITE INVITED",
            "LEFT REQUEST REQUESTED",
            "LEFT EXPEL EXPELLED",
            "EXPELLED REINSTATE ACTIVE");

    private static final List<String> LIFE = List.of(
            "DRAFT SUBMIT ACTIVE",
            "DRAFT RETIRE RETIRED",
            "ACTIVE SUSPEND SUSPENDED",
            "ACTIVE RETIRE RETIRED",
            "SUSPENDED RESUME ACTIVE",
            "SUSPENDED RETIRE RETIRED");

    private final SortedMap<String, SubcloudDefinition> pools = new TreeMap<>();
    private final Map<String, SubcloudState> states = new HashMap<>();
    private final Map<String, String> lastOwners = new HashMap<>();
    private final SortedMap<String, NodeDefinition> nodes = new TreeMap<>();
    private final Set<String> poor = new HashSet<>();
    private final Map<String, Link> links = new TreeMap<>();

    /** What the two sides said by moves, and what came of it. */
    private static final class Link {
        private boolean operator;
        private boolean owner;
        private final SortedSet<String> votes = new TreeSet<>();
        private String state = "NONE";

        boolean hasEnded() {
            return state.equals("LEFT") || state.equals("EXPELLED");
        }
    }

    /** Makes a change; false where it must be refused. */
    public boolean make(Change change) {
        boolean made = tryToMake(change);
        settle();
        return made;
    }

    /** Makes a change of a Subcloud that a user asks for; false where it must be refused, also because it is not theirs. */
    boolean make(String user, Change change) {
        return isTheirs("user/" + user, change) && make(change);
    }

    private boolean isTheirs(String user, Change change) {
        if (change instanceof Change.Remove remove) {
            return user.equals(lastOwners.get(remove.id()));
        }
        SubcloudManifest manifest = (SubcloudManifest) ((Change.Declare) change).manifest();
        String last = lastOwners.get(manifest.id());
        boolean theirs = last == null ? manifest.id().startsWith(user.replace('/', '-') + "-") : last.equals(user);
        return theirs && manifest.definition().owner().equals(user);
    }

    /** Takes what was found out about a node. */
    void standing(String nodeId, boolean isPoor) {
        if (isPoor) {
            poor.add(nodeId);
        } else {
            poor.remove(nodeId);
        }
        settle();
    }

    /** Where every node stands with every Subcloud, as {@code node/Subcloud=STATE}, with a star where it is isolated. */
    public List<String> memberships() {
        return links.entrySet().stream()
                .filter(link -> !link.getValue().state.equals("NONE"))
                .map(link -> link.getKey() + "=" + link.getValue().state + (isolates(poolOf(link.getKey())) ? "*" : ""))
                .toList();
    }

    /** Where every Subcloud is in its life. */
    public SortedMap<String, SubcloudState> states() {
        return new TreeMap<>(states);
    }

    private boolean isolates(String pool) {
        return pools.get(pool).isolate() && states.get(pool) == SubcloudState.ACTIVE;
    }

    private boolean tryToMake(Change change) {
        if (change instanceof Change.Declare declare && declare.manifest() instanceof SubcloudManifest manifest) {
            return declare(manifest);
        }
        if (change instanceof Change.Declare declare && declare.manifest() instanceof NodeManifest manifest) {
            return declare(manifest.definition());
        }
        if (change instanceof Change.Remove remove) {
            return remove(remove);
        }
        if (change instanceof Change.MoveSubcloud move) {
            return pools.containsKey(move.subcloudId())
                    && after(
                                    LIFE,
                                    states.get(move.subcloudId()).name(),
                                    move.move().name())
                            .map(to -> states.put(move.subcloudId(), SubcloudState.valueOf(to)))
                            .isPresent();
        }
        return change instanceof Change.Vote vote ? vote(vote) : move((Change.MoveMembership) change);
    }

    private boolean declare(SubcloudManifest manifest) {
        SubcloudState state = states.get(manifest.id());
        if (state == SubcloudState.RETIRED) {
            return false;
        }
        pools.put(manifest.id(), manifest.definition());
        lastOwners.put(manifest.id(), manifest.definition().owner());
        if (state == null || state == SubcloudState.DRAFT) {
            states.put(manifest.id(), manifest.draft() ? SubcloudState.DRAFT : SubcloudState.ACTIVE);
        }
        return true;
    }

    private boolean declare(NodeDefinition node) {
        NodeDefinition before = nodes.get(node.id());
        Set<String> known = new HashSet<>(pools.keySet());
        if (before != null) {
            known.addAll(before.requestedSubclouds());
        }
        if (!known.containsAll(node.requestedSubclouds())) {
            return false;
        }
        for (String pool : node.requestedSubclouds()) {
            boolean anew = before == null || !before.requestedSubclouds().contains(pool);
            if (anew && stateOf(node.id(), pool).equals("LEFT")) {
                links.remove(node.id() + "/" + pool);
            }
        }
        nodes.put(node.id(), node);
        return true;
    }

    private boolean remove(Change.Remove remove) {
        if (remove.kind() == Kind.SUBCLOUD) {
            if (states.get(remove.id()) == SubcloudState.RETIRED) {
                return false;
            }
            states.remove(remove.id());
            return pools.remove(remove.id()) != null;
        }
        return nodes.remove(remove.id()) != null;
    }

    private boolean move(Change.MoveMembership move) {
        if (!canHaveMembers(move.subcloudId()) || !nodes.containsKey(move.nodeId())) {
            return false;
        }
        String before = stateOf(move.nodeId(), move.subcloudId());
        Optional<String> after = after(LEGAL, before, move.move().name());
        Participation participation = pools.get(move.subcloudId()).participation();
        boolean pointless = (move.move() == MembershipMove.REQUEST && participation == Participation.PRIVATE)
                || (move.move() == MembershipMove.INVITE && participation == Participation.OPEN);
        if (after.isEmpty() || pointless) {
            return false;
        }
        Link link = links.computeIfAbsent(move.nodeId() + "/" + move.subcloudId(), it -> new Link());
        switch (move.move()) {
            case INVITE, REQUEST, LEAVE, DECLINE -> {
                link.operator = move.move() == MembershipMove.REQUEST;
                link.owner = move.move() == MembershipMove.INVITE;
                link.votes.clear();
            }
            case ACCEPT -> link.operator = true;
            case APPROVE, REINSTATE -> link.owner = true;
            case EXPEL -> link.owner = false;
        }
        link.state = after.get();
        return true;
    }

    private boolean vote(Change.Vote vote) {
        int needed = pools.containsKey(vote.subcloudId())
                ? pools.get(vote.subcloudId()).votesToJoin()
                : 0;
        boolean waits = canHaveMembers(vote.subcloudId())
                && nodes.containsKey(vote.nodeId())
                && stateOf(vote.nodeId(), vote.subcloudId()).equals("REQUESTED");
        if (needed == 0 || !waits || nodes.get(vote.nodeId()).operatorId().equals(vote.operatorId())) {
            return false;
        }
        Link link = links.get(vote.nodeId() + "/" + vote.subcloudId());
        return hasAnActiveNode(vote.operatorId(), vote.subcloudId()) && link.votes.add(vote.operatorId());
    }

    private boolean hasAnActiveNode(String operator, String pool) {
        return nodes.values().stream()
                .filter(node -> node.operatorId().equals(operator))
                .anyMatch(node -> stateOf(node.id(), pool).equals("ACTIVE"));
    }

    private boolean canHaveMembers(String pool) {
        return states.get(pool) == SubcloudState.ACTIVE || states.get(pool) == SubcloudState.SUSPENDED;
    }

    private static String nodeOf(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    private static String poolOf(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    private String stateOf(String node, String pool) {
        Link link = links.get(node + "/" + pool);
        return link == null ? "NONE" : link.state;
    }

    private static Optional<String> after(List<String> table, String state, String move) {
        return table.stream()
                .filter(line -> line.startsWith(state + " " + move + " "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst();
    }

    private void settle() {
        links.entrySet()
                .removeIf(entry -> !nodes.containsKey(nodeOf(entry.getKey()))
                        || !pools.containsKey(poolOf(entry.getKey()))
                        || (!canHaveMembers(poolOf(entry.getKey()))
                                && !entry.getValue().hasEnded()));
        for (NodeDefinition node : nodes.values()) {
            for (SubcloudDefinition pool : pools.values()) {
                if (canHaveMembers(pool.id())) {
                    Link link = links.computeIfAbsent(node.id() + "/" + pool.id(), it -> new Link());
                    settle(node, pool, link);
                }
            }
        }
        links.values().removeIf(link -> link.state.equals("NONE"));
        while (links.entrySet().stream().anyMatch(entry -> isVotedIn(nodeOf(entry.getKey()), poolOf(entry.getKey())))) {
            // Whoever came in may have voted for others.
        }
    }

    private boolean isVotedIn(String node, String pool) {
        Link link = links.get(node + "/" + pool);
        int needed = pools.get(pool).votesToJoin();
        Set<String> voters = new HashSet<>(link.votes);
        voters.remove(nodes.get(node).operatorId());
        voters.removeIf(operator -> !hasAnActiveNode(operator, pool));
        if (!link.state.equals("REQUESTED") || needed == 0 || voters.size() < needed) {
            return false;
        }
        link.owner = true;
        settle(nodes.get(node), pools.get(pool), link);
        return true;
    }

    private void settle(NodeDefinition node, SubcloudDefinition pool, Link link) {
        if (link.hasEnded()) {
            return;
        }
        boolean asks = link.operator || node.requestedSubclouds().contains(pool.id());
        boolean listed = pool.invitedNodes().contains(node.id());
        boolean welcome =
                switch (pool.participation()) {
                    case OPEN -> true;
                    case SEMI_OPEN -> link.owner || pool.approvedOperators().contains(node.operatorId());
                    case PRIVATE -> link.owner || listed;
                };
        boolean fits = node.trustLevel() >= pool.criteria().minimumTrustLevel()
                && !(pool.objectives().isPresent() && poor.contains(node.id()));
        boolean open = pool.participation() == Participation.OPEN;
        boolean wasMember = link.state.equals("ACTIVE") || link.state.equals("SUSPENDED");
        if (asks && welcome) {
            link.state = fits ? "ACTIVE" : "SUSPENDED";
        } else if (asks) {
            link.state = pool.participation() == Participation.SEMI_OPEN ? "REQUESTED" : "NONE";
        } else if (open) {
            boolean joins = pool.autoJoin() && node.autoJoin() && (fits || wasMember);
            link.state = joins ? (fits ? "ACTIVE" : "SUSPENDED") : "NONE";
            link.owner = false;
            link.votes.clear();
        } else {
            link.state = link.owner || listed ? "INVITED" : "NONE";
        }
    }
}
