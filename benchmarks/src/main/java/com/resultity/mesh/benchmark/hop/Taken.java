package com.resultity.mesh.benchmark.hop;

/**
 * What some work took.
 *
 * @param seconds time on the clock
 * @param processorSeconds processor time of the topology's process and of the broker's together
 */
public record Taken(double seconds, double processorSeconds) {

    Taken plus(Taken more) {
        return new Taken(seconds + more.seconds, processorSeconds + more.processorSeconds);
    }
}
