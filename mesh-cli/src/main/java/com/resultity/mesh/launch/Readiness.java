package com.resultity.mesh.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks services whether they process records. */
public final class Readiness {
    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(1);
    private static final long PROBE_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PROBE_PATIENCE).build();

    /**
     * Asks once.
     *
     * @param url the service's address, as {@code http://host:port}
     * @throws IOException if it does not answer within a second
     */
    public boolean of(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/health/readiness"))
                .timeout(PROBE_PATIENCE)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    }

    /**
     * Looks until it is so.
     *
     * @param who who is waited for, for the error
     * @throws MeshException if it is not within {@code patience}, or the thread is interrupted
     */
    static void await(String who, Duration patience, BooleanSupplier isReady) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new MeshException(who + " was not ready within " + patience.toSeconds() + " s.");
            }
            LockSupport.parkNanos(PROBE_EVERY_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new MeshException("The wait for " + who + " was interrupted.");
            }
        }
    }

    /** Asks once, and takes no answer for a no. */
    boolean isReady(String url) {
        try {
            return of(url);
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
