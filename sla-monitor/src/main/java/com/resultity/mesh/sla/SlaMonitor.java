package com.resultity.mesh.sla;

import io.micronaut.runtime.Micronaut;

/** Starts the service. */
public final class SlaMonitor {

    private SlaMonitor() {}

    public static void main(String[] arguments) {
        Micronaut.build(arguments).mainClass(SlaMonitor.class).banner(false).start();
    }
}
