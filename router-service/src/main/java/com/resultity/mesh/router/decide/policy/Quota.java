package com.resultity.mesh.router.decide.policy;

/**
 * The most that may be used at once or in a minute.
 *
 * @param concurrentJobs jobs that wait or hold a slot; {@link Integer#MAX_VALUE}: any number
 * @param tokensPerMinute tokens that are admitted in any minute; {@link Long#MAX_VALUE}: any number
 */
public record Quota(int concurrentJobs, long tokensPerMinute) {

    public static final Quota UNLIMITED = new Quota(Integer.MAX_VALUE, Long.MAX_VALUE);

    public boolean limits() {
        return !equals(UNLIMITED);
    }
}
