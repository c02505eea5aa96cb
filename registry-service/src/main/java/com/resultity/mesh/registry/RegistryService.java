package com.resultity.mesh.registry;

import io.micronaut.runtime.Micronaut;

/** The process of registry-service. */
public final class RegistryService {

    private RegistryService() {}

    /** Starts the service; it runs until the process is ended. */
    public static void main(String[] arguments) {
        Micronaut.build(arguments)
                .mainClass(RegistryService.class)
                .banner(false)
                .start();
    }
}
