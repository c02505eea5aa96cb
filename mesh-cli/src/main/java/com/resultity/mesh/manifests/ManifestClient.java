package com.resultity.mesh.manifests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.resultity.mesh.identity.Bearer;
import com.resultity.mesh.identity.RegistryAccess;
import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.manifests.RegistryAnswer.Applied;
import com.resultity.mesh.manifests.RegistryAnswer.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Sends manifests to registry-service. */
public final class ManifestClient {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int TOO_LARGE = 413;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();
    private final String registryServiceUrl;
    private final Bearer bearer;

    /** Sends to registry-service. */
    public ManifestClient(RegistryAccess registry) {
        this.registryServiceUrl = registry.url();
        this.bearer = registry.bearer();
    }

    /**
     * Applies manifests, all or none.
     *
     * @throws MeshException if registry-service does not answer, or answers something else than it should
     */
    public RegistryAnswer apply(ManifestBundle bundle) {
        return send("/v1/manifests", bundle, this::answer);
    }

    /**
     * Asks what manifests would come to if they were applied.
     *
     * @param draft is given the draft as registry-service answers it
     * @return what would become of each document, or the mistakes
     * @throws MeshException if registry-service does not answer, or answers something else than it should
     */
    public RegistryAnswer draft(ManifestBundle bundle, Consumer<JsonNode> draft) {
        return send("/v1/drafts", bundle, response -> {
            if (response.statusCode() == OK) {
                JsonNode body = json.readTree(response.body());
                draft.accept(body);
                return new Applied(List.of());
            }
            return answer(response);
        });
    }

    /** Makes an answer of a response. */
    @FunctionalInterface
    private interface Reading {
        RegistryAnswer of(HttpResponse<String> response) throws JsonProcessingException;
    }

    private RegistryAnswer send(String path, ManifestBundle bundle, Reading reading) {
        HttpRequest request = bearer.addTo(HttpRequest.newBuilder(URI.create(registryServiceUrl + path)))
                .timeout(PATIENCE)
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(bundle.text()))
                .build();
        try {
            return reading.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (JsonProcessingException e) {
            throw new MeshException("What answers at " + registryServiceUrl + " is no registry-service.", e);
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

    private RegistryAnswer answer(HttpResponse<String> response) throws JsonProcessingException {
        if (response.statusCode() == OK) {
            return json.readValue(response.body(), Applied.class);
        }
        if (response.statusCode() == TOO_LARGE) {
            throw new MeshException("The manifests together are larger than registry-service takes at once: apply them"
                    + " in parts, Subclouds first.");
        }
        Refused refused = json.readValue(response.body(), Refused.class);
        String detail = refused.detail() == null ? "status " + response.statusCode() : refused.detail();
        return new Refused(detail, refused.errors() == null ? List.of() : refused.errors());
    }
}
