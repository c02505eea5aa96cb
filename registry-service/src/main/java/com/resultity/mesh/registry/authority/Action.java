package com.resultity.mesh.registry.authority;

/** What can be done, and where one must stand at least to do it. The whole table of who may do what. */
public enum Action {
    READ_SUBCLOUD(Standing.STRANGER),
    READ_MEMBERS(Standing.VIEWER),
    READ_GRANTS(Standing.VIEWER),
    READ_TOKENS(Standing.VIEWER),
    CREATE_SUBCLOUD(Standing.MAINTAINER),
    CHANGE_SUBCLOUD(Standing.MAINTAINER),
    GIVE_AWAY_SUBCLOUD(Standing.OWNER),
    REMOVE_SUBCLOUD(Standing.OWNER),
    READ_HISTORY(Standing.VIEWER),
    /** Submit it, take it back, stop it and let it go on. */
    MOVE_SUBCLOUD(Standing.MAINTAINER),
    /** Let it isolate nodes that join by themselves, or let its usage count for more than that of others. */
    ENTITLE_SUBCLOUD(Standing.NETWORK_OPERATOR),
    /** End it for good. */
    RETIRE_SUBCLOUD(Standing.OWNER),
    /** Bring a trusted issuer's word that it meets a gate. */
    ATTEST_SUBCLOUD(Standing.MAINTAINER),
    /** The owner's side of memberships: invite nodes, let them in and put them out. */
    MANAGE_MEMBERS(Standing.MAINTAINER),
    /** Issue, rotate and revoke access tokens. */
    MANAGE_TOKENS(Standing.MAINTAINER),

    /** Of a Subcloud, a tenant or a node: see what it used or served, and what was decided about it. */
    READ_USAGE(Standing.VIEWER),

    READ_NODE(Standing.GUEST),
    ENROL_NODE(Standing.MAINTAINER),
    /** Everything that its operator says of it: also which Subclouds it asks for, and whose invitation it accepts. */
    CHANGE_NODE(Standing.MAINTAINER),
    REMOVE_NODE(Standing.MAINTAINER),
    /** The operator's side of memberships: ask to be let in, accept, decline and leave. */
    MOVE_MEMBERSHIP(Standing.MAINTAINER),
    /** Vote in an operator's name for a node that asks. */
    VOTE(Standing.MAINTAINER),
    /** Say how far a node is trusted, and that its hardware is what it says. */
    VOUCH_FOR_NODE(Standing.NETWORK_OPERATOR),

    READ_TENANT(Standing.GUEST),
    CREATE_TENANT(Standing.MAINTAINER),
    CHANGE_TENANT(Standing.MAINTAINER),
    REMOVE_TENANT(Standing.OWNER),
    /** Say how much of the mesh a tenant may use, and which Subcloud lets it in. */
    ENTITLE_TENANT(Standing.NETWORK_OPERATOR),

    READ_MODEL(Standing.STRANGER),
    /** Say what a model is; of one that is private to a Subcloud, in the name of who owns that. */
    CHANGE_MODEL(Standing.MAINTAINER),

    READ_GROUP(Standing.VIEWER),
    CREATE_TEAM(Standing.OWNER),
    /** Say who the members are, and in which role. */
    CHANGE_GROUP(Standing.OWNER),
    REMOVE_GROUP(Standing.NETWORK_OPERATOR),
    CREATE_ORGANISATION(Standing.NETWORK_OPERATOR),
    /** Say in the name of which operators of nodes its members act, or move a team to another organisation. */
    ENTITLE_GROUP(Standing.NETWORK_OPERATOR);

    private final Standing least;

    Action(Standing least) {
        this.least = least;
    }

    /** Where one must stand at least. */
    public Standing least() {
        return least;
    }
}
