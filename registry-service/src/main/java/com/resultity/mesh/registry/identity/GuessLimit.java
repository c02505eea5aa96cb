package com.resultity.mesh.registry.identity;

/** Slows down who guesses at tokens. */
@FunctionalInterface
public interface GuessLimit {

    /**
     * Notes a request of somebody who did not prove who they are.
     *
     * @param address where it came from
     * @throws RuntimeException if there were too many from there, in place of the answer that it would get
     */
    void note(String address);
}
