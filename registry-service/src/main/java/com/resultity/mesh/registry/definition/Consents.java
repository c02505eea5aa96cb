package com.resultity.mesh.registry.definition;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who agreed to a membership by a move of its own, apart from what the records of node and Subcloud say.
 *
 * @param operator whether the node's operator asked or accepted
 * @param owner whether the owner invited or approved, or the votes of members let the node in
 * @param votes operators who voted for the node, whether or not they still have a vote
 */
public record Consents(boolean operator, boolean owner, SortedSet<String> votes) {

    /** Nobody. */
    public static final Consents NONE = new Consents(false, false, Names.none());

    public Consents {
        votes = Names.copyOf(votes);
    }

    /** The same, with the operator's side set. */
    public Consents withOperator(boolean agrees) {
        return new Consents(agrees, owner, votes);
    }

    /** The same, with the owner's side set. */
    public Consents withOwner(boolean agrees) {
        return new Consents(operator, agrees, votes);
    }

    /** The same, with one more vote. */
    public Consents withVote(String operatorId) {
        SortedSet<String> more = new TreeSet<>(votes);
        more.add(operatorId);
        return new Consents(operator, owner, more);
    }
}
