package com.resultity.mesh.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the end of a log file, leaving out stack frames and what was in the file before a given position. */
final class LogTail {

    private static final int MOST_BYTES = 64 * 1024;
    private static final Pattern STACK_FRAME = Pattern.compile("\\s+(at \\S|\\.\\.\\. \\d+ )");

    private LogTail() {}

    /** Returns the last telling lines from {@code position} (bytes) on, at most {@code most} of them. */
    static List<String> read(Path file, long position, int most) {
        List<String> lines =
                text(file, position).lines().filter(LogTail::tellsSomething).toList();
        return List.copyOf(lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }

    private static boolean tellsSomething(String line) {
        return !line.isBlank() && !STACK_FRAME.matcher(line).lookingAt();
    }

    private static String text(Path file, long position) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long start = Math.max(position, channel.size() - MOST_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
            channel.position(start);
            int read = 0;
            while (read >= 0 && bytes.hasRemaining()) {
                read = channel.read(bytes);
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // The tail only adds to an error that is being reported; it must not replace it.
            return "";
        }
    }
}
