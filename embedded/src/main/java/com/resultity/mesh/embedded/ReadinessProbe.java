package com.resultity.mesh.embedded;

/** Tells whether a process does its work yet. */
@FunctionalInterface
public interface ReadinessProbe {

    /**
     * Asks once. It is asked again until it answers {@code true}, so it must return within a few seconds.
     *
     * @return whether the process is ready
     * @throws Exception if it could not be asked, which counts as not ready yet
     */
    boolean isReady() throws Exception;
}
