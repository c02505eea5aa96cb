package com.resultity.mesh.geo;

import io.micronaut.runtime.Micronaut;

/** The process of this service. */
public final class GeoService {

    private GeoService() {}

    /** Starts the service; it runs until the process is told to end, and then finishes what it has begun. */
    public static void main(String[] arguments) {
        Micronaut.build(arguments).mainClass(GeoService.class).banner(false).start();
    }
}
