package com.resultity.mesh.registry.definition;

import java.util.Locale;

/** What a member of a team or an organisation may do in its name, the least first. */
public enum Role {
    /** Sees what the party owns. */
    VIEWER,
    /** Changes it. */
    MAINTAINER,
    /** Removes it, gives it away, and says who the members are. */
    OWNER;

    /** How manifests spell it. */
    public String manifestName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
