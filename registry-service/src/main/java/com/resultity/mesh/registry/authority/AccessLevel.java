package com.resultity.mesh.registry.authority;

import com.resultity.mesh.registry.definition.Role;

/** How close a principal is to something, and with it how much it may do; the farthest first. */
public enum AccessLevel {
    /** Has nothing to do with it. */
    STRANGER,
    /** Was invited to it, or lets it in: sees it even where it is private. */
    GUEST,
    /** Is a member, in this role, of who owns it. */
    VIEWER,
    MAINTAINER,
    OWNER,
    /** Is the operator of the network. */
    NETWORK_OPERATOR;

    static AccessLevel of(Role role) {
        return switch (role) {
            case VIEWER -> VIEWER;
            case MAINTAINER -> MAINTAINER;
            case OWNER -> OWNER;
        };
    }
}
