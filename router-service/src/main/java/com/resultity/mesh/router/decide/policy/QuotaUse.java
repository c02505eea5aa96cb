package com.resultity.mesh.router.decide.policy;

/**
 * How much of a quota is used.
 *
 * @param jobs jobs that wait or hold a slot
 * @param tokens tokens that were admitted within the last minute
 */
public record QuotaUse(int jobs, long tokens) {

    public static final QuotaUse NONE = new QuotaUse(0, 0);

    public QuotaUse plus(QuotaUse other) {
        return new QuotaUse(jobs + other.jobs, tokens + other.tokens);
    }
}
