package com.resultity.mesh.router.explain;

import com.resultity.mesh.edge.UnavailableException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets few questions at a time be answered: the router has decisions of its own to make meanwhile, in the same memory. */
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
     * Answers a question.
     *
     * @throws UnavailableException if as many as may be are being answered
     */
    public <V> V answer(Supplier<V> question) {
        if (!turns.tryAcquire()) {
            throw new UnavailableException(busy);
        }
        try {
            return question.get();
        } finally {
            turns.release();
        }
    }
}
