package com.resultity.mesh.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.resultity.mesh.topics.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * Registers the schema of every topic as subject TOPIC-value, under full transitive compatibility: every reader reads what
 * every writer wrote, whichever is older.
 */
public final class SchemaRegistrar {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String COMPATIBILITY = "FULL_TRANSITIVE";
    private static final int CONFLICT = 409;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String api;

    /**
     * @param registryUrl base URL of the registry, such as {@code http://127.0.0.1:8081}
     */
    public SchemaRegistrar(String registryUrl) {
        this.api = RegistryUrl.confluentApi(registryUrl);
    }

    /**
     * Registers the schemas that are not registered yet; one that is there already keeps its id.
     *
     * @return schema ids by subject, in the order of the topics
     * @throws IncompatibleSchemaException if a schema cannot live with one that is registered
     * @throws IOException if the registry does not answer as it should
     */
    public Map<String, Integer> register(Collection<Topic<?>> topics) throws IOException, InterruptedException {
        call("PUT", "/config", json.createObjectNode().put("compatibility", COMPATIBILITY));
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (Topic<?> topic : topics) {
            Schema schema = SpecificData.get().getSchema(topic.valueType());
            ids.put(subject(topic), register(subject(topic), schema));
        }
        return ids;
    }

    /** Name of the subject that holds a topic's schema. */
    public static String subject(Topic<?> topic) {
        return topic.name() + "-value";
    }

    private int register(String subject, Schema schema) throws IOException, InterruptedException {
        JsonNode answer = call(
                "POST",
                "/subjects/" + subject + "/versions",
                json.createObjectNode().put("schemaType", "AVRO").put("schema", schema.toString()));
        return answer.path("id").asInt();
    }

    private JsonNode call(String method, String path, JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == CONFLICT) {
            throw new IncompatibleSchemaException(path + ": " + response.body());
        }
        if (response.statusCode() / 100 != 2) {
            throw new IOException("the schema registry answered " + response.statusCode() + " to " + method + " " + path
                    + ": " + response.body());
        }
        return json.readTree(response.body());
    }

    /** A schema that cannot be read together with one that is registered. */
    public static final class IncompatibleSchemaException extends IOException {

        private static final long serialVersionUID = 1L;

        IncompatibleSchemaException(String message) {
            super(message);
        }
    }
}
