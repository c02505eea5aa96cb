package com.resultity.mesh.registry.authority;

import com.resultity.mesh.registry.definition.Party;

/**
 * Who asks.
 *
 * @param user the subject of its token
 * @param networkOperator whether it is the operator of the network, who may do everything
 */
public record Principal(String user, boolean networkOperator) {

    /** The registry itself, in what it does unasked. */
    public static final Principal NETWORK_OPERATOR = new Principal("operator", true);

    /** As whom it owns things, and stands in histories. */
    public Party party() {
        return Party.user(user);
    }
}
