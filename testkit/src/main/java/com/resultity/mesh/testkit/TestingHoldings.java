package com.resultity.mesh.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stands for registry-service where another service only asks it what belongs to whom. A user's token is its name. */
public final class TestingHoldings implements AutoCloseable {

    private static final String SCHEME = "Bearer ";
    private static final String NOBODY =
            "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"send a bearer token\"}";

    private final Map<String, String> holdings = new ConcurrentHashMap<>();
    private final HttpServer server;

    /** Starts one that knows the operator of the network alone, whose token is {@code operator}. */
    public TestingHoldings() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        holdings.put("operator", json(true, "", "", ""));
        server.createContext("/v1/holdings", this::answer);
        server.start();
    }

    /** Where it is reached, as {@code http://host:port}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Has a user own one thing of each kind; empty: none. */
    public TestingHoldings give(String user, String subcloud, String tenant, String node) {
        holdings.put(user, json(false, subcloud, tenant, node));
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String told = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(credentials -> credentials.startsWith(SCHEME))
                .map(credentials -> holdings.get(credentials.substring(SCHEME.length())))
                .orElse(null);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (told == null) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"subcloud-mesh\"");
        }
        byte[] body = (told == null ? NOBODY : told).getBytes(UTF_8);
        exchange.sendResponseHeaders(told == null ? 401 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String json(boolean everything, String subcloud, String tenant, String node) {
        return "{\"user\":\"somebody\",\"everything\":%b,\"subclouds\":%s,\"tenants\":%s,\"nodes\":%s}"
                .formatted(everything, list(subcloud), list(tenant), list(node));
    }

    private static String list(String id) {
        return id.isEmpty() ? "[]" : "[\"" + id + "\"]";
    }
}
