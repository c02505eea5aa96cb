package com.resultity.mesh.benchmark.services;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What processes use of the processors between two moments. */
public final class ProcessorTime {

    private final Map<String, Long> processes;
    private final Map<String, Duration> before;
    private final long start = System.nanoTime();

    /**
     * Begins to measure.
     *
     * @param processes ids of the processes by name
     */
    public ProcessorTime(Map<String, Long> processes) {
        this.processes = new LinkedHashMap<>(processes);
        this.before = used();
    }

    private Map<String, Duration> used() {
        Map<String, Duration> used = new LinkedHashMap<>();
        processes.forEach((name, pid) -> used.put(
                name,
                ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO)));
        return used;
    }

    /** The share of one core that each has used since the beginning; 1 is a whole core. */
    public Map<String, Double> shares() {
        double elapsed = System.nanoTime() - start;
        Map<String, Double> shares = new LinkedHashMap<>();
        used().forEach((name, now) ->
                shares.put(name, now.minus(before.get(name)).toNanos() / elapsed));
        return shares;
    }
}
