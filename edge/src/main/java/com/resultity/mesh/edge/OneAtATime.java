package com.resultity.mesh.edge;

import java.util.concurrent.Semaphore;

/** Answers one question of a kind at a time: a service has work of its own to do meanwhile, and no memory for several. */
public final class OneAtATime {

    private final Semaphore turn = new Semaphore(1);
    private final String busy;

    /**
     * @param busy what to tell whoever comes while another is answered
     */
    public OneAtATime(String busy) {
        this.busy = busy;
    }

    /**
     * What is asked.
     *
     * @param <T> type of the answer
     * @param <E> how it fails
     */
    @FunctionalInterface
    public interface Question<T, E extends Exception> {

        /** Finds the answer. */
        T answer() throws E;
    }

    /**
     * Answers a question.
     *
     * @throws UnavailableException if another one is being answered
     */
    public <T, E extends Exception> T answer(Question<T, E> question) throws E {
        if (!turn.tryAcquire()) {
            throw new UnavailableException(busy);
        }
        try {
            return question.answer();
        } finally {
            turn.release();
        }
    }
}
