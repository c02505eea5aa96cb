package com.resultity.mesh.router.explain;

import com.resultity.mesh.edge.UnavailableException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets one question at a time decide again what was decided: the router has decisions of its own to make meanwhile. */
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
     * Answers a question.
     *
     * @throws UnavailableException if another one is being answered
     */
    public <T> T answer(Supplier<T> question) {
        if (!turn.tryAcquire()) {
            throw new UnavailableException(busy);
        }
        try {
            return question.get();
        } finally {
            turn.release();
        }
    }
}
