package com.resultity.mesh.benchmark.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the figures were taken on.
 *
 * @param cores processors that this process may use
 * @param processor model of the processor, or "unknown"
 * @param memoryGibibytes memory of the machine in GiB, or 0 where it is unknown
 * @param java version of the virtual machine
 * @param load processes that wanted to run in the minute before, on average; negative where it is unknown. Beside much other
 *     work, latencies say nothing and throughputs little
 */
public record Machine(int cores, String processor, double memoryGibibytes, String java, double load) {

    private static final double KIBIBYTES_PER_GIBIBYTE = 1 << 20;

    /** This machine. */
    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                firstValue(Path.of("/proc/cpuinfo"), "model name", "unknown"),
                kibibytes(firstValue(Path.of("/proc/meminfo"), "MemTotal", "0 kB")) / KIBIBYTES_PER_GIBIBYTE,
                Runtime.version().toString(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String firstValue(Path file, String name, String otherwise) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException notLinux) {
            return otherwise;
        }
    }

    private static double kibibytes(String amount) {
        return Double.parseDouble(amount.replace("kB", "").strip());
    }

    @Override
    public String toString() {
        String machine = String.format(
                Locale.ROOT, "%d cores of %s, %.0f GiB, Java %s", cores, processor, memoryGibibytes, java);
        return load < 0 ? machine : String.format(Locale.ROOT, "%s, load %.1f before", machine, load);
    }
}
