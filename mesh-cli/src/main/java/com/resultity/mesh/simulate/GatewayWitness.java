package com.resultity.mesh.simulate;

/** Who is told what a gateway sees, on the simulation's thread. */
public interface GatewayWitness {

    /** Sees nothing. */
    GatewayWitness NOBODY = new GatewayWitness() {};

    /** A job has a new decision. */
    default void decided(TrackedJob job) {}

    /** A job was served. */
    default void served(TrackedJob job) {}
}
