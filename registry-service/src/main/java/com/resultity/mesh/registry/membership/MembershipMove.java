package com.resultity.mesh.registry.membership;

/** What somebody does with a node's membership of a Subcloud. */
public enum MembershipMove {
    /** The owner asks the node in. */
    INVITE(Side.OWNER),
    /** The operator takes an invitation. */
    ACCEPT(Side.OPERATOR),
    /** The side that was asked says no. */
    DECLINE(Side.EITHER),
    /** The operator asks to be let in. */
    REQUEST(Side.OPERATOR),
    /** The owner lets in who asked. */
    APPROVE(Side.OWNER),
    /** The operator takes the node out. */
    LEAVE(Side.OPERATOR),
    /** The owner puts the node out. */
    EXPEL(Side.OWNER),
    /** The owner takes an expulsion back. */
    REINSTATE(Side.OWNER);

    /** Who may make a move. */
    public enum Side {
        OWNER,
        OPERATOR,
        /** The operator of an invited node, or the owner of a Subcloud that was asked. */
        EITHER
    }

    private final Side side;

    MembershipMove(Side side) {
        this.side = side;
    }

    /** Who may make it. */
    public Side side() {
        return side;
    }
}
