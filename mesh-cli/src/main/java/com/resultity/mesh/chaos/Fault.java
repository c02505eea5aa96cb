package com.resultity.mesh.chaos;

/**
 * A fault that happened.
 *
 * @param atMilliseconds when, from the first job on
 * @param router the instance, from 1
 * @param kind what happened to it
 * @param recoveryMilliseconds time until each cell had decided a job again
 * @param lastCell the cell that took the longest
 * @param wholeMilliseconds time until every instance decided or stood by again
 */
public record Fault(
        long atMilliseconds,
        int router,
        FaultKind kind,
        long recoveryMilliseconds,
        String lastCell,
        long wholeMilliseconds) {}
