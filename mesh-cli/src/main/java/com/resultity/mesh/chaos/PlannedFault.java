package com.resultity.mesh.chaos;

/**
 * A fault that is to happen.
 *
 * @param restMilliseconds how long after all instances were ready it happens
 * @param router the instance, from 1
 * @param kind what happens to it
 * @param pauseMilliseconds how long it stands still, for {@link FaultKind#PAUSE}
 */
record PlannedFault(long restMilliseconds, int router, FaultKind kind, long pauseMilliseconds) {}
