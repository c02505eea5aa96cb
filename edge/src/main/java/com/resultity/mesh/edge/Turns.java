package com.resultity.mesh.edge;

import java.util.concurrent.Semaphore;

/** Lets few questions at a time be answered: a service has work of its own to do meanwhile, in the same memory. */
public final class Turns {

    private final Semaphore turns;
    private final String busy;

    /**
     * @param atATime how many questions are answered at a time, at least 1
     * @param busy what to tell whoever comes while so many are
     */
    public Turns(int atATime, String busy) {
        this.turns = new Semaphore(atATime);
        this.busy = busy;
    }

    /**
     * What is asked.
     *
     * @param <V> type of the answer
     * @param <E> how it fails
     */
    @FunctionalInterface
    public interface Question<V, E extends Exception> {

        /** Finds the answer. */
        V answer() throws E;
    }

    /**
     * Answers a question.
     *
     * @throws UnavailableException if as many as may be are being answered
     */
    public <V, E extends Exception> V answer(Question<V, E> question) throws E {
        if (!turns.tryAcquire()) {
            throw new UnavailableException(busy);
        }
        try {
            return question.answer();
        } finally {
            turns.release();
        }
    }
}
