package com.resultity.mesh.router;

import io.micronaut.runtime.Micronaut;

/** The router: fleet and place, two Kafka Streams applications in one process. */
public final class RouterService {

    private RouterService() {}

    public static void main(String[] arguments) {
        Micronaut.build(arguments).mainClass(RouterService.class).banner(false).start();
    }
}
