package com.resultity.mesh.replay;

import com.resultity.mesh.simulate.GatewayWitness;
import com.resultity.mesh.simulate.Simulation;

/** Acts on a run beside its jobs. */
public interface RunDirector {

    /** Lets the jobs speak for themselves. */
    RunDirector NOBODY = new RunDirector() {};

    /** Who is told what the gateway sees. */
    default GatewayWitness witness() {
        return GatewayWitness.NOBODY;
    }

    /** The first job is about to be sent. */
    default void begin(Simulation simulation) {}

    /** Called a few times a second while the run lasts; returns whether the director is done with it. */
    default boolean look(Simulation simulation) throws InterruptedException {
        return true;
    }
}
