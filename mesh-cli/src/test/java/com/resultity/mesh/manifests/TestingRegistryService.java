package com.resultity.mesh.manifests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** Answers every request with the same status and text, and remembers the last one. */
public final class TestingRegistryService implements AutoCloseable {
    private final HttpServer server;
    private final AtomicReference<String> received = new AtomicReference<>();
    private final AtomicReference<String> requested = new AtomicReference<>();

    /** Listens on a free port. */
    public TestingRegistryService(int status, String answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/", exchange -> answer(exchange, status, answer));
        server.start();
    }

    private void answer(HttpExchange exchange, int status, String answer) throws IOException {
        requested.set(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        received.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Returns its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the body of the last request, or null. */
    public String received() {
        return received.get();
    }

    /** Returns method and path of the last request, or null. */
    public String requested() {
        return requested.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
