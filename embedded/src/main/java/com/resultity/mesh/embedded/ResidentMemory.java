package com.resultity.mesh.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The memory that a process holds, as the system counts it. */
public final class ResidentMemory {

    private static final String LABEL = "VmRSS:";
    private static final long KIBIBYTE = 1024;

    private ResidentMemory() {}

    /**
     * Returns the resident set size of a process in bytes, shared pages included, or nothing if the process is gone or
     * the system has no {@code /proc}.
     */
    public static OptionalLong ofProcess(long pid) {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(LABEL))
                    .mapToLong(ResidentMemory::bytes)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static long bytes(String line) {
        String kibibytes = line.substring(LABEL.length()).replace("kB", "").strip();
        return Long.parseLong(kibibytes) * KIBIBYTE;
    }
}
