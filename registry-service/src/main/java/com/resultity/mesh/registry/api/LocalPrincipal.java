package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.request.Requester;

/** Who asks, as long as nobody has to prove who they are. */
final class LocalPrincipal {

    static final Requester REQUESTER = Requester.of("user/local");

    private LocalPrincipal() {}
}
