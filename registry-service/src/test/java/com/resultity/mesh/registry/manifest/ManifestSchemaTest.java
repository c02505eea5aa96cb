package com.resultity.mesh.registry.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.resultity.mesh.registry.Examples;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Holds the published schema and the parser together: neither knows a field, nor takes a mistake, that the other does not. */
class ManifestSchemaTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonNode SCHEMA = schema();
    private static final JsonSchema VALIDATOR =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA, config());

    private static final Map<String, Vocabulary> VOCABULARIES = Map.of(
            "Subcloud", SubcloudForm.VOCABULARY,
            "Node", NodeForm.VOCABULARY,
            "Model", ModelForm.VOCABULARY,
            "Tenant", TenantForm.VOCABULARY,
            "Team", GroupForm.TEAM_VOCABULARY,
            "Organisation", GroupForm.ORGANISATION_VOCABULARY);

    @Test
    void shouldKnowTheFieldsThatTheParserKnowsAndNoOthers() {
        VOCABULARIES.forEach((kind, vocabulary) -> {
            Map<String, Set<String>> sections = new TreeMap<>();
            collect("", SCHEMA.path("$defs").path(kind), sections);
            Map<String, Set<String>> parsed = new TreeMap<>();
            vocabulary.sections().forEach((section, fields) -> parsed.put(section, new TreeSet<>(fields)));
            assertEquals(parsed, sections, kind);
        });
    }

    @Test
    void shouldTakeEveryExample() throws IOException {
        List<JsonNode> documents = documents(Examples.all());
        assertFalse(documents.isEmpty());
        for (JsonNode document : documents) {
            assertEquals(Set.of(), VALIDATOR.validate(document), document::toString);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/mistaken-specs.csv", delimiter = '|')
    void shouldRefuseWhatTheParserRefuses(String kind, String spec) throws IOException {
        String yaml = manifest(kind, spec);

        Set<ValidationMessage> messages = VALIDATOR.validate(documents(yaml).get(0));
        ManifestReading reading = ManifestReader.read(yaml.getBytes(StandardCharsets.UTF_8));

        assertFalse(reading.errors().isEmpty(), "the parser takes " + yaml);
        assertFalse(messages.isEmpty(), "the schema takes " + yaml);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/right-specs.csv", delimiter = '|')
    void shouldTakeWhatTheParserTakes(String kind, String spec) throws IOException {
        String yaml = manifest(kind, spec);

        assertEquals(Set.of(), VALIDATOR.validate(documents(yaml).get(0)), yaml);
        assertEquals(
                List.of(),
                ManifestReader.read(yaml.getBytes(StandardCharsets.UTF_8)).errors());
    }

    @Test
    void shouldDescribeEveryField() {
        List<String> undescribed = new ArrayList<>();
        VOCABULARIES
                .keySet()
                .forEach(kind -> undescribed(kind, SCHEMA.path("$defs").path(kind), undescribed));
        assertEquals(List.of(), undescribed);
    }

    /** What is right without the change; the change is one field, in flow style. */
    private static String manifest(String kind, String spec) {
        String usual =
                switch (kind) {
                    case "Subcloud" -> "participation: open, access: {policy: public}";
                    case "Node" ->
                        "operator: op-a, endpoint: \"https://a.example.net\", country: DE, gpu: {class: T4, memory: 16GiB},"
                                + " maximumSlots: 4";
                    case "Model" -> "modalities: [text]";
                    case "Team", "Organisation" -> "members: [{user: alice, role: owner}]";
                    default -> "teams: [search]";
                };
        String metadata =
                switch (kind) {
                    case "Subcloud" -> "{id: x, owner: org/example}";
                    case "Model" -> "{name: x}";
                    default -> "{id: x}";
                };
        return "apiVersion: mesh.resultity.com/v1\nkind: %s\nmetadata: %s\nspec: {%s, %s}\n"
                .formatted(kind, metadata, usual, spec);
    }

    private static void collect(String path, JsonNode schema, Map<String, Set<String>> sections) {
        JsonNode section = resolved(schema);
        for (JsonNode choice : section.path("anyOf")) {
            collect(path, choice, sections);
        }
        if (section.has("items")) {
            collect(path + "[]", section.path("items"), sections);
        }
        if (!section.has("properties")) {
            return;
        }
        Set<String> names = new TreeSet<>();
        section.path("properties").fieldNames().forEachRemaining(names::add);
        sections.put(path, names);
        names.forEach(name -> collect(
                path.isEmpty() ? name : path + "." + name,
                section.path("properties").path(name),
                sections));
    }

    private static void undescribed(String path, JsonNode schema, List<String> found) {
        JsonNode section = resolved(schema);
        section.path("properties").properties().forEach(field -> {
            String name = path + "." + field.getKey();
            JsonNode target = resolved(field.getValue());
            boolean fixed = field.getValue().has("const");
            if (!fixed && !field.getValue().has("description") && !target.has("description")) {
                found.add(name);
            }
            undescribed(name, field.getValue(), found);
        });
        if (section.has("items")) {
            undescribed(path + "[]", section.path("items"), found);
        }
    }

    private static JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : SCHEMA.at(reference.substring(1));
    }

    private static List<JsonNode> documents(String yaml) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml).forEachRemaining(documents::add);
        documents.removeIf(JsonNode::isNull);
        assertTrue(documents.stream().allMatch(JsonNode::isObject));
        return documents;
    }

    private static SchemaValidatorsConfig config() {
        return SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    }

    private static JsonNode schema() {
        try (InputStream schema = ManifestSchemaTest.class.getResourceAsStream("/schema/manifest-schema.json")) {
            return new ObjectMapper().readTree(schema);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
