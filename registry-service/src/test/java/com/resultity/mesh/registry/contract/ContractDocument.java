package com.resultity.mesh.registry.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/**
 * The OpenAPI document that is served, with names in it of what is there, and with one form of what can be asked for once: a
 * machine that makes requests of it cannot know these. Nothing else of it is changed.
 */
final class ContractDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = "/META-INF/swagger/openapi.yml";

    private final JsonNode document;

    private ContractDocument(JsonNode document) {
        this.document = document;
    }

    /** The document, as it is served. */
    static ContractDocument served() {
        try (InputStream yaml = ContractDocument.class.getResourceAsStream(DOCUMENT)) {
            return new ContractDocument(JSON.valueToTree(new Yaml().load(yaml)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Leaves only the operations of certain methods. */
    ContractDocument only(Set<String> methods) {
        ObjectNode paths = (ObjectNode) document.path("paths");
        paths.forEach(path -> ((ObjectNode) path).retain(methods));
        paths.properties().removeIf(path -> path.getValue().isEmpty());
        return this;
    }

    /** Leaves only certain operations of certain methods. */
    ContractDocument only(Set<String> operationIds, Set<String> methods) {
        only(methods);
        Set<String> others = new TreeSet<>(document.path("paths").findValuesAsText("operationId"));
        others.removeAll(operationIds);
        return without(others);
    }

    /** Leaves out operations whose success rests on what was done before, of which a machine that makes requests knows nothing. */
    ContractDocument without(Set<String> operationIds) {
        JsonNode paths = document.path("paths");
        paths.forEach(path -> path.properties()
                .removeIf(operation -> operationIds.contains(
                        operation.getValue().path("operationId").asText())));
        paths.properties().removeIf(path -> path.getValue().isEmpty());
        return this;
    }

    /** Leaves a shared parameter out, which need not be sent. */
    ContractDocument withoutParameter(String name) {
        document.path("paths")
                .findValues("parameters")
                .forEach(parameters -> removeShared((ArrayNode) parameters, name));
        return this;
    }

    /** Has a parameter of a path be one of certain values, wherever the path begins so. */
    ContractDocument pathValue(String path, String name, String... values) {
        document.path("paths").properties().stream()
                .filter(entry -> entry.getKey().startsWith(path))
                .flatMap(entry -> entry.getValue().findValues("parameters").stream())
                .forEach(parameters -> parameters.forEach(parameter -> {
                    if (parameter.path("name").asText().equals(name)) {
                        among((ObjectNode) parameter.path("schema"), values);
                    }
                }));
        return this;
    }

    /** Has a parameter of a path be a certain number, wherever the path begins so. */
    ContractDocument pathNumber(String path, String name, long number) {
        document.path("paths").properties().stream()
                .filter(entry -> entry.getKey().startsWith(path))
                .flatMap(entry -> entry.getValue().findValues("parameters").stream())
                .forEach(parameters -> parameters.forEach(parameter -> {
                    if (parameter.path("name").asText().equals(name)) {
                        // As text, because the tool takes no choice among numbers for a long one.
                        ObjectNode schema = (ObjectNode) parameter.path("schema");
                        schema.removeAll().put("type", "string");
                        among(schema, Long.toString(number));
                    }
                }));
        return this;
    }

    /** Has the body of an operation be a certain text. */
    ContractDocument text(String path, String mediaType, String text) {
        among((ObjectNode) bodyOf(path).path(mediaType).path("schema"), text);
        return this;
    }

    /** Leaves out a form of a body, where it is asked for in another. */
    ContractDocument withoutMediaType(String path, String mediaType) {
        ((ObjectNode) bodyOf(path)).remove(mediaType);
        return this;
    }

    private JsonNode bodyOf(String path) {
        return document.path("paths")
                .path(path)
                .path("post")
                .path("requestBody")
                .path("content");
    }

    /** Has fields of a schema be certain texts, and leaves others of it out. */
    ContractDocument fields(String schema, Map<String, String> values, List<String> left) {
        ObjectNode properties = (ObjectNode)
                document.path("components").path("schemas").path(schema).path("properties");
        values.forEach((name, value) -> among((ObjectNode) properties.path(name), value));
        properties.remove(left);
        return this;
    }

    /** Has bodies be sent, and each say certain texts: so an operation is asked for in one form. */
    ContractDocument body(String schema, Map<String, String> values) {
        ObjectNode body =
                (ObjectNode) document.path("components").path("schemas").path(schema);
        ObjectNode properties = (ObjectNode) body.path("properties");
        ArrayNode required = body.putArray("required");
        values.forEach((name, value) -> {
            among(properties.putObject(name).put("type", "string"), value);
            required.add(name);
        });
        document.path("paths").findValues("requestBody").forEach(sent -> ((ObjectNode) sent).put("required", true));
        return this;
    }

    /** How many operations there are. */
    int operations() {
        return document.path("paths").findValues("operationId").size();
    }

    /** Writes it to a file. */
    Path writeTo(Path file) {
        try {
            return Files.writeString(file, JSON.writeValueAsString(document));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void among(ObjectNode schema, String... values) {
        schema.remove(List.of("pattern", "example"));
        ArrayNode choices = schema.putArray("enum");
        List.of(values).forEach(choices::add);
        if (schema.path("nullable").asBoolean()) {
            choices.addNull();
        }
    }

    private static void removeShared(ArrayNode parameters, String name) {
        for (int i = parameters.size() - 1; i >= 0; i--) {
            if (parameters.get(i).path("$ref").asText().endsWith("/" + name)) {
                parameters.remove(i);
            }
        }
    }
}
