package com.resultity.mesh.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.resultity.mesh.identity.Bearer;
import com.resultity.mesh.identity.RegistryAccess;
import com.resultity.mesh.launch.MeshException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks registry-service for access tokens. What it throws never holds a token. */
public final class TokenClient {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 1000;
    private static final int FIRST_FAILURE = 300;
    private static final int FIRST_SERVER_FAILURE = 500;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();
    private final String registryServiceUrl;
    private final Bearer bearer;

    /** Asks registry-service. */
    public TokenClient(RegistryAccess registry) {
        this.registryServiceUrl = registry.url();
        this.bearer = registry.bearer();
    }

    /**
     * Issues a token.
     *
     * @param terms what is asked of it, by the names that registry-service has for that
     * @throws TokenRefusedException if it is refused
     * @throws MeshException if registry-service does not answer, or answers something else than it should
     */
    public NewToken issue(String subcloudId, Map<String, String> terms) throws TokenRefusedException {
        return read(post(tokensOf(subcloudId), terms), NewToken.class);
    }

    /**
     * Issues a token in another's place.
     *
     * @param terms what is asked of it, by the names that registry-service has for that
     * @throws TokenRefusedException if it is refused
     * @throws MeshException if registry-service does not answer, or answers something else than it should
     */
    public NewToken rotate(String subcloudId, String tokenId, Map<String, String> terms) throws TokenRefusedException {
        return read(post(tokensOf(subcloudId) + "/" + escaped(tokenId) + "/rotate", terms), NewToken.class);
    }

    /**
     * Revokes a token.
     *
     * @throws TokenRefusedException if there is none
     * @throws MeshException if registry-service does not answer, or answers something else than it should
     */
    public void revoke(String subcloudId, String tokenId) throws TokenRefusedException {
        send(request(tokensOf(subcloudId) + "/" + escaped(tokenId)).DELETE().build());
    }

    /**
     * Lists the tokens of a Subcloud, ordered by id.
     *
     * @throws TokenRefusedException if there is no such Subcloud
     * @throws MeshException if registry-service does not answer, or answers something else than it should
     */
    public List<KnownToken> list(String subcloudId) throws TokenRefusedException {
        List<KnownToken> tokens = new ArrayList<>();
        String after = "";
        while (after != null) {
            String page = tokensOf(subcloudId) + "?limit=" + PAGE + "&after=" + escaped(after);
            TokenListing listing = read(send(request(page).GET().build()), TokenListing.class);
            tokens.addAll(listing.items());
            after = listing.next();
        }
        return tokens;
    }

    private String post(String path, Map<String, String> terms) throws TokenRefusedException {
        HttpRequest.BodyPublisher body =
                HttpRequest.BodyPublishers.ofString(json.valueToTree(terms).toString());
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(body)
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return bearer.addTo(HttpRequest.newBuilder(URI.create(registryServiceUrl + path)))
                .timeout(PATIENCE);
    }

    private String send(HttpRequest request) throws TokenRefusedException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() < FIRST_FAILURE) {
                return response.body();
            }
            String reason = reason(response);
            if (response.statusCode() >= FIRST_SERVER_FAILURE) {
                throw new MeshException("registry-service at " + registryServiceUrl + " cannot do it: " + reason + ".");
            }
            throw new TokenRefusedException("Nothing was done: " + reason + ".");
        } catch (IOException e) {
            throw new MeshException(
                    "registry-service at " + registryServiceUrl
                            + " does not answer: 'mesh status' tells whether it is up.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeshException("The wait for registry-service was interrupted.", e);
        }
    }

    private String reason(HttpResponse<String> response) {
        JsonNode problem = read(response.body(), JsonNode.class);
        List<String> mistakes = new ArrayList<>();
        for (JsonNode error : problem.path("errors")) {
            mistakes.add(
                    error.path("field").asText() + ": " + error.path("problem").asText() + " — "
                            + error.path("remedy").asText());
        }
        return mistakes.isEmpty()
                ? problem.path("detail").asText("status " + response.statusCode())
                : String.join("; ", mistakes);
    }

    private <T> T read(String body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException e) {
            // The cause would quote the answer, which may hold a token.
            throw new MeshException("What answers at " + registryServiceUrl + " is no registry-service.");
        }
    }

    private static String tokensOf(String subcloudId) {
        return "/v1/subclouds/" + escaped(subcloudId) + "/tokens";
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
