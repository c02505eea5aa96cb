package com.resultity.mesh.replay;

/**
 * A job of a trace.
 *
 * @param atMilliseconds when it arrived, from the first job of the trace on
 * @param contextTokens tokens of the prompt, 0 or more
 * @param outputTokens tokens of the answer, 0 or more
 */
public record TraceJob(long atMilliseconds, int contextTokens, int outputTokens) {}
