package com.resultity.mesh.simulate;

/**
 * The time of a simulation, and what is to happen later in it. Whatever happens, happens on one thread after the other,
 * so that nodes and gateways need no locks.
 */
interface Timers {

    /** Now, in milliseconds since 1970-01-01T00:00:00Z. */
    long now();

    /**
     * Runs an action later.
     *
     * @param milliseconds how much later; 0 or less for as soon as possible
     */
    Timer after(long milliseconds, Runnable action);

    /** An action that has not happened yet. */
    interface Timer {

        /** Keeps it from happening; without effect once it has. */
        void cancel();
    }
}
