package com.resultity.mesh.registry.definition;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The most that may be used.
 *
 * @param concurrentJobs jobs that wait or hold a slot at once, 1 or more; empty: any number
 * @param tokensPerMinute tokens that are admitted in any minute, 1 or more; empty: any number
 */
public record Quota(OptionalInt concurrentJobs, OptionalLong tokensPerMinute) {}
