package com.resultity.mesh.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.resultity.mesh.identity.Bearer;
import com.resultity.mesh.launch.MeshException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks router-service about what it decided, and what it would decide. */
public final class RouterClient {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();
    private final String routerServiceUrl;
    private final Bearer bearer;

    /**
     * @param routerServiceUrl its address, as {@code http://host:port}
     * @param bearer who asks
     */
    public RouterClient(String routerServiceUrl, Bearer bearer) {
        this.routerServiceUrl = routerServiceUrl;
        this.bearer = bearer;
    }

    /**
     * What router-service says.
     *
     * @param found whether there is what was asked for
     * @param body its answer, or the problem
     */
    public record Answer(boolean found, JsonNode body) {}

    /**
     * Asks how a job was decided.
     *
     * @param terms terms of the question by name; null values are left out
     * @throws MeshException if router-service does not answer, or says that the question is wrong
     */
    public Answer explain(String jobId, Map<String, String> terms) {
        return send(HttpRequest.newBuilder(uri("/v1/decisions/" + encode(jobId), terms)), NOT_FOUND);
    }

    /**
     * Asks what a draft would change.
     *
     * @param draft what registry-service answers to a draft
     * @param terms terms of the question by name; null values are left out
     * @throws MeshException if router-service does not answer, or says that the question is wrong
     */
    public JsonNode plan(JsonNode draft, Map<String, String> terms) {
        Answer answer = planIfJobsAllow(draft, terms);
        if (!answer.found()) {
            throw refused(answer.body());
        }
        return answer.body();
    }

    /**
     * Asks what a draft would change, where the jobs of that time allow it: not if there were none, or too many.
     *
     * @param draft what registry-service answers to a draft
     * @param terms terms of the question by name; null values are left out
     * @return the plan, or why there is none
     * @throws MeshException if router-service does not answer, or fails
     */
    public Answer planIfJobsAllow(JsonNode draft, Map<String, String> terms) {
        return send(
                HttpRequest.newBuilder(uri("/v1/plans", terms))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(draft.toString())),
                BAD_REQUEST);
    }

    private static MeshException refused(JsonNode problem) {
        return new MeshException("router-service: " + problem.path("detail").asText("it failed") + ".");
    }

    private URI uri(String path, Map<String, String> terms) {
        String query = terms.entrySet().stream()
                .map(term -> term.getKey() + "=" + encode(term.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(routerServiceUrl + path + (query.isEmpty() ? "" : "?" + query));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends a request to which there may be no answer, as this status says. */
    private Answer send(HttpRequest.Builder request, int none) {
        try {
            HttpResponse<String> response =
                    http.send(bearer.addTo(request.timeout(PATIENCE)).build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = json.readTree(response.body());
            if (response.statusCode() != OK && response.statusCode() != none) {
                throw refused(body);
            }
            return new Answer(response.statusCode() == OK, body);
        } catch (JsonProcessingException e) {
            throw new MeshException("What answers at " + routerServiceUrl + " is no router-service.", e);
        } catch (IOException e) {
            throw new MeshException(
                    "router-service at " + routerServiceUrl + " does not answer: 'mesh status' tells whether it is up.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeshException("The wait for router-service was interrupted.", e);
        }
    }
}
