package com.resultity.mesh.registry.membership;

import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The rules of participation, as a pure function of a node, its location and the Subclouds.
 *
 * <table>
 * <caption>Memberships</caption>
 * <tr><th>participation</th><th>asked</th><th>the owner's side</th><th>membership</th></tr>
 * <tr><td>open</td><td>yes</td><td></td><td>active or suspended</td></tr>
 * <tr><td>open</td><td>no, but node and Subcloud auto-join</td><td></td><td>active, or none</td></tr>
 * <tr><td>semi-open</td><td>yes</td><td>operator approved</td><td>active or suspended</td></tr>
 * <tr><td>semi-open</td><td>yes</td><td>not approved</td><td>requested</td></tr>
 * <tr><td>private</td><td>yes</td><td>node or operator invited</td><td>active or suspended</td></tr>
 * <tr><td>private</td><td>no</td><td>node or operator invited</td><td>invited</td></tr>
 * <tr><td>otherwise</td><td></td><td></td><td>none</td></tr>
 * </table>
 *
 * <p>A membership is active where all criteria are met, and suspended where one fails. Several Subclouds may isolate the
 * same node: it is out of the global pool, and a member of each.
 */
public final class MembershipJudge {

    private MembershipJudge() {}

    /**
     * All memberships of a node.
     *
     * @param candidate the node
     * @param subclouds all Subclouds, ordered by id
     * @return the memberships in the order of the Subclouds
     */
    public static List<Membership> judge(Candidate candidate, Collection<SubcloudDefinition> subclouds) {
        List<Membership> memberships = new ArrayList<>();
        for (SubcloudDefinition subcloud : subclouds) {
            judge(candidate, subcloud).ifPresent(memberships::add);
        }
        return memberships;
    }

    /** The membership of a node in one Subcloud; empty where the two have nothing to do with each other. */
    public static Optional<Membership> judge(Candidate candidate, SubcloudDefinition subcloud) {
        NodeDefinition node = candidate.node();
        boolean asked = node.requestedSubclouds().contains(subcloud.id());
        return switch (subcloud.participation()) {
            case OPEN -> asked ? admitted(candidate, subcloud) : autoJoined(candidate, subcloud);
            case SEMI_OPEN -> asked ? requested(candidate, subcloud) : Optional.empty();
            case PRIVATE -> isInvited(node, subcloud) ? invited(candidate, subcloud, asked) : Optional.empty();
        };
    }

    private static Optional<Membership> autoJoined(Candidate candidate, SubcloudDefinition subcloud) {
        boolean wanted = subcloud.autoJoin() && candidate.node().autoJoin();
        // Nobody asked for this membership, so nobody needs to be told why there is none.
        return wanted
                ? admitted(candidate, subcloud).filter(joined -> joined.state() == State.ACTIVE)
                : Optional.empty();
    }

    private static Optional<Membership> requested(Candidate candidate, SubcloudDefinition subcloud) {
        return subcloud.approvedOperators().contains(candidate.node().operatorId())
                ? admitted(candidate, subcloud)
                : membership(subcloud, State.REQUESTED);
    }

    private static Optional<Membership> invited(Candidate candidate, SubcloudDefinition subcloud, boolean accepted) {
        return accepted ? admitted(candidate, subcloud) : membership(subcloud, State.INVITED);
    }

    private static boolean isInvited(NodeDefinition node, SubcloudDefinition subcloud) {
        return subcloud.invitedNodes().contains(node.id())
                || subcloud.invitedOperators().contains(node.operatorId());
    }

    private static Optional<Membership> admitted(Candidate candidate, SubcloudDefinition subcloud) {
        Optional<String> failures = Criterion.failuresOf(candidate, subcloud.criteria());
        State state = failures.isPresent() ? State.SUSPENDED : State.ACTIVE;
        return Optional.of(new Membership(subcloud.id(), state, failures, subcloud.isolate()));
    }

    private static Optional<Membership> membership(SubcloudDefinition subcloud, State state) {
        return Optional.of(new Membership(subcloud.id(), state, Optional.empty(), subcloud.isolate()));
    }
}
