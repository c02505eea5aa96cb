package com.resultity.mesh.usage;

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

/** Asks sla-monitor for the usage ledger, added up. */
public final class UsageClient {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int OK = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();
    private final String slaMonitorUrl;
    private final Bearer bearer;

    /**
     * @param slaMonitorUrl its address, as {@code http://host:port}
     * @param bearer who asks
     */
    public UsageClient(String slaMonitorUrl, Bearer bearer) {
        this.slaMonitorUrl = slaMonitorUrl;
        this.bearer = bearer;
    }

    /**
     * Asks for sums.
     *
     * @param terms terms of the question by name
     * @throws MeshException if sla-monitor does not answer, or says that the question is wrong
     */
    public JsonNode usage(Map<String, String> terms) {
        String query = terms.entrySet().stream()
                .map(term -> term.getKey() + "=" + URLEncoder.encode(term.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = bearer.addTo(HttpRequest.newBuilder(URI.create(slaMonitorUrl + "/v1/usage?" + query)))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = json.readTree(response.body());
            if (response.statusCode() != OK) {
                throw new MeshException("sla-monitor: " + body.path("detail").asText("it failed") + ".");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new MeshException("What answers at " + slaMonitorUrl + " is no sla-monitor.", e);
        } catch (IOException e) {
            throw new MeshException(
                    "sla-monitor at " + slaMonitorUrl + " does not answer: 'mesh status' tells whether it is up.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeshException("The wait for sla-monitor was interrupted.", e);
        }
    }
}
