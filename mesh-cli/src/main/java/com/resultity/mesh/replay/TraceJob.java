package com.resultity.mesh.replay;

import java.util.List;

/**
 * A job of a trace.
 *
 * @param atMilliseconds when it arrived, from the first job of the trace on
 * @param contextTokens tokens of the prompt, 0 or more
 * @param outputTokens tokens of the answer, 0 or more
 * @param prefixBlocks hashes of the blocks of its prompt's prefix, each over all before it as well; empty where the trace
 *     does not tell
 */
public record TraceJob(long atMilliseconds, int contextTokens, int outputTokens, List<Long> prefixBlocks) {

    public TraceJob {
        prefixBlocks = List.copyOf(prefixBlocks);
    }

    /** A job whose prefix is not known. */
    public TraceJob(long atMilliseconds, int contextTokens, int outputTokens) {
        this(atMilliseconds, contextTokens, outputTokens, List.of());
    }
}
