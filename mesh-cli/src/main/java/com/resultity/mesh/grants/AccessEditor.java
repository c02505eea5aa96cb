package com.resultity.mesh.grants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.requests.RegistryClient;
import com.resultity.mesh.requests.RequestRefusedException;
import com.resultity.mesh.requests.ResourcePath;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Changes who may send jobs to a Subcloud. The Subcloud is read and declared again with other lists, on the version that was
 * read: a change that somebody makes meanwhile is not undone, but refuses this one.
 */
public final class AccessEditor {
    private static final ObjectWriter LINED = new ObjectMapper()
            .writer(new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

    private final RegistryClient registry;

    /** Changes by asking registry-service. */
    public AccessEditor(RegistryClient registry) {
        this.registry = registry;
    }

    /**
     * Lets one send jobs, under these terms instead of those that it has.
     *
     * @return what registry-service answers to the Subcloud's manifest
     * @throws RequestRefusedException if it is refused
     */
    public JsonNode add(String subcloudId, Subject subject, GrantTerms terms) throws RequestRefusedException {
        return edit(subcloudId, subject, list -> list.add(terms.entry(subject.id())));
    }

    /**
     * Lets one send no more jobs.
     *
     * @return what registry-service answers to the Subcloud's manifest
     * @throws RequestRefusedException if it is refused
     */
    public JsonNode remove(String subcloudId, Subject subject) throws RequestRefusedException {
        return edit(subcloudId, subject, list -> {});
    }

    private JsonNode edit(String subcloudId, Subject subject, Consumer<ArrayNode> addition)
            throws RequestRefusedException {
        JsonNode subcloud = registry.get(ResourcePath.ofSubcloud(subcloudId));
        long version = subcloud.at("/status/version").asLong();
        if (!(subcloud.at("/spec/access") instanceof ObjectNode access)) {
            throw new MeshException("registry-service does not say who may send jobs to " + subcloudId + ".");
        }
        ArrayNode entries = without(access.path(subject.kind().list()), subject.id());
        addition.accept(entries);
        access.set(subject.kind().list(), entries);
        // JSON is YAML, and a Subcloud is answered in the form of its manifest.
        return registry.postManifests(ResourcePath.of("manifests"), lined(subcloud), OptionalLong.of(version));
    }

    /** Each entry on a line of its own: registry-service takes long lists, but no line that is as long as these. */
    private static String lined(JsonNode subcloud) {
        try {
            return LINED.writeValueAsString(subcloud);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("What was read as JSON can be written as JSON.", e);
        }
    }

    private static ArrayNode without(JsonNode entries, String id) {
        ArrayNode others = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> {
            String listed = entry.isObject() ? entry.path("id").asText() : entry.asText();
            if (!listed.equals(id)) {
                others.add(entry);
            }
        });
        return others;
    }
}
