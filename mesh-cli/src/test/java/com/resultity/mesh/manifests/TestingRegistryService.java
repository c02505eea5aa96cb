package com.resultity.mesh.manifests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers requests with what was laid down for them, and remembers them. */
public final class TestingRegistryService implements AutoCloseable {
    private static final String ANYTHING = "";

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private record Answer(int status, String body) {}

    /**
     * A request.
     *
     * @param line method and path
     * @param ifMatch header of that name, or null
     * @param body what it holds
     */
    public record Request(String line, String ifMatch, String body) {}

    /** Listens on a free port, and answers every request with the same status and text. */
    public TestingRegistryService(int status, String answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/", this::answer);
        answers.put(ANYTHING, new Answer(status, answer));
        server.start();
    }

    /** Answers requests of this method and path otherwise. */
    public TestingRegistryService answering(String line, int status, String answer) {
        answers.put(line, new Answer(status, answer));
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(line, exchange.getRequestHeaders().getFirst("If-Match"), body));
        Answer answer = answers.getOrDefault(line, answers.get(ANYTHING));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Returns its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns all requests, in their order. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Returns methods and paths of all requests, in their order. */
    public List<String> requestLines() {
        return requests.stream().map(Request::line).toList();
    }

    /** Returns the body of the last request, or null. */
    public String received() {
        return requests.isEmpty() ? null : last().body();
    }

    /** Returns method and path of the last request, or null. */
    public String requested() {
        return requests.isEmpty() ? null : last().line();
    }

    private Request last() {
        return requests.get(requests.size() - 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
