package com.resultity.mesh.requests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.resultity.mesh.identity.Bearer;
import com.resultity.mesh.identity.RegistryAccess;
import com.resultity.mesh.launch.MeshException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sends requests to registry-service. Nothing that it throws quotes an answer that it could not read, which may hold a token.
 *
 * <p>Every method throws {@link RequestRefusedException} where it is refused, and {@link MeshException} where registry-service
 * does not answer, fails, or answers something else than it should.
 */
public final class RegistryClient {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 1000;
    private static final int FIRST_FAILURE = 300;
    private static final int FIRST_SERVER_FAILURE = 500;
    private static final int NOT_FOUND = 404;
    private static final String JSON_TYPE = "application/json";
    private static final String YAML_TYPE = "application/yaml";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();
    private final String url;
    private final Bearer bearer;

    /** Sends to registry-service. */
    public RegistryClient(RegistryAccess registry) {
        this.url = registry.url();
        this.bearer = registry.bearer();
    }

    /** Returns what is at a path. */
    public JsonNode get(ResourcePath path) throws RequestRefusedException {
        return send(request(path).GET());
    }

    /** Returns what is at a path; empty where there is nothing that may be seen. */
    public Optional<JsonNode> find(ResourcePath path) throws RequestRefusedException {
        try {
            return Optional.of(get(path));
        } catch (RequestRefusedException refused) {
            if (refused.problem().status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Returns all items of a list, page by page. */
    public List<JsonNode> list(ResourcePath path) throws RequestRefusedException {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = get(path.query("limit", Integer.toString(PAGE)));
        page.path("items").forEach(items::add);
        while (page.hasNonNull("next")) {
            page = get(path.query("limit", Integer.toString(PAGE))
                    .query("after", page.path("next").asText()));
            page.path("items").forEach(items::add);
        }
        return items;
    }

    /** Posts a body, unconditionally. */
    public JsonNode post(ResourcePath path, JsonNode body) throws RequestRefusedException {
        return post(path, body, OptionalLong.empty());
    }

    /** Posts a body on the condition that a version is the present one, where one is given. */
    public JsonNode post(ResourcePath path, JsonNode body, OptionalLong version) throws RequestRefusedException {
        return send(conditional(request(path), version)
                .header("Content-Type", JSON_TYPE)
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** Posts manifests on the condition that a version is the present one, where one is given. */
    public JsonNode postManifests(ResourcePath path, String yaml, OptionalLong version) throws RequestRefusedException {
        return send(conditional(request(path), version)
                .header("Content-Type", YAML_TYPE)
                .POST(BodyPublishers.ofString(yaml)));
    }

    /** Removes what is at a path, on the condition that a version is the present one, where one is given. */
    public JsonNode delete(ResourcePath path, OptionalLong version) throws RequestRefusedException {
        return send(conditional(request(path), version).DELETE());
    }

    /** Reads what was answered as what it should be. */
    public <T> T read(JsonNode answer, Class<T> type) {
        try {
            return json.treeToValue(answer, type);
        } catch (JsonProcessingException e) {
            throw notRegistryService();
        }
    }

    private HttpRequest.Builder request(ResourcePath path) {
        return bearer.addTo(HttpRequest.newBuilder(URI.create(url + path.text())))
                .timeout(PATIENCE);
    }

    private static HttpRequest.Builder conditional(HttpRequest.Builder request, OptionalLong version) {
        version.ifPresent(expected -> request.header("If-Match", "\"" + expected + "\""));
        return request;
    }

    private JsonNode send(HttpRequest.Builder request) throws RequestRefusedException {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = json.readTree(response.body());
            if (response.statusCode() < FIRST_FAILURE) {
                return body;
            }
            RegistryProblem problem = problem(response.statusCode(), body);
            if (problem.status() >= FIRST_SERVER_FAILURE) {
                throw new MeshException("registry-service at " + url + " cannot do it: " + problem.detail() + ".");
            }
            throw new RequestRefusedException(problem);
        } catch (JsonProcessingException e) {
            throw notRegistryService();
        } catch (IOException e) {
            throw new MeshException(
                    "registry-service at " + url + " does not answer: 'mesh status' tells whether it is up.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeshException("The wait for registry-service was interrupted.", e);
        }
    }

    private RegistryProblem problem(int status, JsonNode body) {
        RegistryProblem told = read(body, RegistryProblem.class);
        return told == null
                ? new RegistryProblem(status, null, null, null)
                : new RegistryProblem(status, told.detail(), told.errors(), told.since());
    }

    private MeshException notRegistryService() {
        return new MeshException("What answers at " + url + " is no registry-service.");
    }
}
