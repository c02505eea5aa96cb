package com.resultity.mesh.registry.authority;

/** What can be done, and where one must stand at least to do it. The whole table of who may do what. */
public enum Action {
    READ_SUBCLOUD(AccessLevel.STRANGER),
    /** Of a Subcloud: which nodes have to do with it. Of a node: with which Subclouds it has to do. */
    READ_MEMBERS(AccessLevel.VIEWER),
    READ_GRANTS(AccessLevel.VIEWER),
    READ_TOKENS(AccessLevel.VIEWER),
    CREATE_SUBCLOUD(AccessLevel.MAINTAINER),
    CHANGE_SUBCLOUD(AccessLevel.MAINTAINER),
    GIVE_AWAY_SUBCLOUD(AccessLevel.OWNER),
    REMOVE_SUBCLOUD(AccessLevel.OWNER),
    READ_HISTORY(AccessLevel.VIEWER),
    /** Submit it, take it back, stop it and let it go on. */
    MOVE_SUBCLOUD(AccessLevel.MAINTAINER),
    /** Let it isolate nodes that join by themselves, or let its usage count for more than that of others. */
    ENTITLE_SUBCLOUD(AccessLevel.NETWORK_OPERATOR),
    /** End it for good. */
    RETIRE_SUBCLOUD(AccessLevel.OWNER),
    /** Bring a trusted issuer's word that it meets a gate. */
    ATTEST_SUBCLOUD(AccessLevel.MAINTAINER),
    /** The owner's side of memberships: invite nodes, let them in and put them out. */
    MANAGE_MEMBERS(AccessLevel.MAINTAINER),
    /** Issue, rotate and revoke access tokens. */
    MANAGE_TOKENS(AccessLevel.MAINTAINER),

    /** Of a Subcloud, a tenant or a node: see what it used or served, and what was decided about it. */
    READ_USAGE(AccessLevel.VIEWER),

    READ_NODE(AccessLevel.GUEST),
    ENROL_NODE(AccessLevel.MAINTAINER),
    /** Everything that its operator says of it: also which Subclouds it asks for, and whose invitation it accepts. */
    CHANGE_NODE(AccessLevel.MAINTAINER),
    REMOVE_NODE(AccessLevel.MAINTAINER),
    /** The operator's side of memberships: ask to be let in, accept, decline and leave. */
    MOVE_MEMBERSHIP(AccessLevel.MAINTAINER),
    /** Vote in an operator's name for a node that asks. */
    VOTE(AccessLevel.MAINTAINER),
    /** Say how far a node is trusted, and that its hardware is what it says. */
    VOUCH_FOR_NODE(AccessLevel.NETWORK_OPERATOR),

    READ_TENANT(AccessLevel.GUEST),
    CREATE_TENANT(AccessLevel.MAINTAINER),
    CHANGE_TENANT(AccessLevel.MAINTAINER),
    REMOVE_TENANT(AccessLevel.OWNER),
    /** Say how much of the mesh a tenant may use, and which Subcloud lets it in. */
    ENTITLE_TENANT(AccessLevel.NETWORK_OPERATOR),

    READ_MODEL(AccessLevel.STRANGER),
    /** Say what a model is; of one that is private to a Subcloud, in the name of who owns that. */
    CHANGE_MODEL(AccessLevel.MAINTAINER),

    READ_GROUP(AccessLevel.VIEWER),
    CREATE_TEAM(AccessLevel.OWNER),
    /** Say who the members are, and in which role. */
    CHANGE_GROUP(AccessLevel.OWNER),
    REMOVE_GROUP(AccessLevel.NETWORK_OPERATOR),
    CREATE_ORGANISATION(AccessLevel.NETWORK_OPERATOR),
    /** Say in the name of which operators of nodes its members act, or move a team to another organisation. */
    ENTITLE_GROUP(AccessLevel.NETWORK_OPERATOR);

    private final AccessLevel least;

    Action(AccessLevel least) {
        this.least = least;
    }

    /** Where one must stand at least. */
    public AccessLevel least() {
        return least;
    }
}
