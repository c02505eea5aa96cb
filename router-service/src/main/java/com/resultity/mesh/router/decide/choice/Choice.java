package com.resultity.mesh.router.decide.choice;

import java.util.Optional;

/**
 * Why a node was chosen among the eligible.
 *
 * @param basis why
 * @param runnerUp the node that would have got the job but for its load
 */
public record Choice(Basis basis, Optional<RunnerUp> runnerUp) {

    /** What a choice was made by. */
    public enum Basis {
        /** No other was eligible, or none but the one that had just failed. */
        ONLY,
        /** It has the job's session. */
        SESSION,
        /** It has most of the job's prefix. */
        PREFIX,
        /** It was the less loaded of two draws. */
        LEAST_LOADED
    }
}
