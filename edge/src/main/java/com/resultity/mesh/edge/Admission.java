package com.resultity.mesh.edge;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks registry-service what belongs to who asks, with the token that they sent: so there is one place that checks tokens, and
 * one that knows who owns what.
 */
@ServerFilter("/v1/**")
@Requires(property = Admission.REGISTRY_URL)
final class Admission {

    static final String REGISTRY_URL = "mesh.admission.registry-url";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<String> TOLD = List.of(HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI question;
    private final JsonMapper json;

    /**
     * @param registryUrl address of registry-service, as {@code http://host:port}
     */
    Admission(@Property(name = REGISTRY_URL) String registryUrl, JsonMapper json) {
        this.question = URI.create(registryUrl + "/v1/holdings");
        this.json = json;
    }

    /**
     * Finds out what belongs to who asks.
     *
     * @throws UnadmittedException if registry-service does not know them
     * @throws UnavailableException if it does not answer
     */
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void admit(HttpRequest<?> request) throws InterruptedException {
        java.net.http.HttpRequest.Builder asked =
                java.net.http.HttpRequest.newBuilder(question).timeout(PATIENCE);
        request.getHeaders()
                .getAll(HttpHeaders.AUTHORIZATION)
                .forEach(credentials -> asked.header(HttpHeaders.AUTHORIZATION, credentials));
        try {
            HttpResponse<byte[]> answer = http.send(asked.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != HttpStatus.OK.getCode()) {
                throw refusal(answer);
            }
            json.readValue(answer.body(), Holdings.class).note(request);
        } catch (IOException failure) {
            throw new UnavailableException("registry-service, which knows who may see what, does not answer", failure);
        }
    }

    private RuntimeException refusal(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            return new UnavailableException("registry-service, which knows who may see what, cannot tell now");
        }
        Map<String, String> headers = new TreeMap<>();
        TOLD.forEach(name -> answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value)));
        return new UnadmittedException(
                HttpStatus.valueOf(answer.statusCode()),
                json.readValue(answer.body(), Problem.class).detail(),
                headers);
    }
}
