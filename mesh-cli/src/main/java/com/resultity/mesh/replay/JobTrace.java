package com.resultity.mesh.replay;

import com.resultity.mesh.launch.MeshException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The arrivals of a public trace.
 *
 * @param jobs the jobs in order of arrival; the first arrives at 0
 */
public record JobTrace(List<TraceJob> jobs) {

    /** The first two bytes of everything that gzip writes. */
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    public JobTrace {
        jobs = List.copyOf(jobs);
    }

    /**
     * Reads a trace: Azure's CSV or Mooncake's JSON lines, plain or packed by gzip, which is told by what the file holds
     * and not by its name.
     *
     * @param limit how many jobs to read at most, 1 or more
     * @throws MeshException if the file cannot be read, or a line is of neither form, naming the line
     */
    public static JobTrace read(Path file, int limit) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(unpacked(file), StandardCharsets.UTF_8))) {
            return new JobTrace(fromZero(lines(file, reader, limit)));
        } catch (NoSuchFileException absent) {
            throw new MeshException("There is no file " + file + ".", absent);
        } catch (IOException failure) {
            throw new MeshException("The file " + file + " cannot be read: " + failure.getMessage() + ".", failure);
        }
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(GZIP.length);
        byte[] head = bytes.readNBytes(GZIP.length);
        bytes.reset();
        return Arrays.equals(head, GZIP) ? new GZIPInputStream(bytes) : bytes;
    }

    private static List<TraceJob> lines(Path file, BufferedReader reader, int limit) throws IOException {
        List<TraceJob> jobs = new ArrayList<>();
        TraceForm form = null;
        int number = 0;
        String line = reader.readLine();
        while (line != null && jobs.size() < limit) {
            number++;
            try {
                if (form == null) {
                    form = TraceForm.of(line);
                }
                if (!isHeader(form, number) && !line.isBlank()) {
                    jobs.add(form.read(line));
                }
            } catch (TraceForm.BadLineException bad) {
                throw new MeshException(file + ":" + number + ": " + bad.getMessage() + ".", bad);
            }
            line = reader.readLine();
        }
        if (jobs.isEmpty()) {
            throw new MeshException("The file " + file + " holds no jobs.");
        }
        return jobs;
    }

    private static boolean isHeader(TraceForm form, int number) {
        return form instanceof AzureForm && number == 1;
    }

    private static List<TraceJob> fromZero(List<TraceJob> jobs) {
        long first = jobs.stream().mapToLong(TraceJob::atMilliseconds).min().orElseThrow();
        return jobs.stream()
                .map(job -> new TraceJob(
                        job.atMilliseconds() - first, job.contextTokens(), job.outputTokens(), job.prefixBlocks()))
                .sorted(Comparator.comparingLong(TraceJob::atMilliseconds))
                .toList();
    }
}
