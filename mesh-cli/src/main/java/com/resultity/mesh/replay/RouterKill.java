package com.resultity.mesh.replay;

/**
 * The router's process was killed by SIGKILL.
 *
 * @param atMilliseconds when, from the first job on
 * @param recoveryMilliseconds how long it took until the next one processed records
 */
public record RouterKill(long atMilliseconds, long recoveryMilliseconds) {}
