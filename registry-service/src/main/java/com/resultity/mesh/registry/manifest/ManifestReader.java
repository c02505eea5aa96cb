package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.manifest.YamlDocuments.RefusedYamlException;
import com.resultity.mesh.registry.manifest.YamlValue.Entry;
import com.resultity.mesh.registry.manifest.YamlValue.Mapping;
import com.resultity.mesh.registry.manifest.YamlValue.Scalar;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads streams of YAML documents, each of which declares one Subcloud, node, model, tenant, team or organisation. */
public final class ManifestReader {

    /** The form of manifests that is read here. */
    public static final String API_VERSION = "mesh.resultity.com/v1";

    /** Fields of every document. What {@code status} holds is told by the mesh, and is ignored when it comes back. */
    static final List<String> TOP_FIELDS = List.of("apiVersion", "kind", "metadata", "spec", "status");

    private static final List<String> KINDS = List.of(
            SubcloudManifest.KIND,
            NodeManifest.KIND,
            ModelManifest.KIND,
            TenantManifest.KIND,
            GroupManifest.TEAM,
            GroupManifest.ORGANISATION);
    private static final Vocabulary TOP_VOCABULARY = new Vocabulary(Map.of("", TOP_FIELDS));

    private final List<ManifestDocument> documents = new ArrayList<>();
    private final List<ManifestError> errors = new ArrayList<>();

    private ManifestReader() {}

    /**
     * Reads all documents of a stream. Never throws for what the stream holds.
     *
     * @param yaml the stream in UTF-8
     */
    public static ManifestReading read(byte[] yaml) {
        ManifestReader reader = new ManifestReader();
        try {
            reader.readAll(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString());
            if (reader.documents.isEmpty() && reader.errors.isEmpty()) {
                reader.errors.add(new ManifestError(
                        1, 1, "", "there is no manifest", "write apiVersion, kind, metadata and spec"));
            }
        } catch (CharacterCodingException notText) {
            reader.errors.add(new ManifestError(1, 1, "", "this is not UTF-8 text", "save the file as UTF-8"));
        }
        return new ManifestReading(reader.documents, reader.errors);
    }

    private void readAll(String yaml) {
        int number = 1;
        try {
            YamlDocuments stream = YamlDocuments.of(yaml);
            for (YamlValue value = stream.next(); value != null; value = stream.next()) {
                if (value instanceof Scalar scalar && scalar.isNull()) {
                    // Nothing between two separators: no document, but counted, as people count them.
                    number++;
                    continue;
                }
                readDocument(number, value);
                number++;
                if (errors.size() >= ManifestReading.MOST_ERRORS) {
                    return;
                }
            }
        } catch (RefusedYamlException refused) {
            errors.add(new ManifestError(number, refused.line(), "", refused.getMessage(), refused.remedy()));
        }
    }

    private void readDocument(int number, YamlValue value) {
        Mistakes mistakes = new Mistakes(number);
        Optional<Manifest> manifest = manifestOf(value, mistakes);
        manifest.ifPresent(it -> documents.add(ManifestDocument.of(number, value.line(), it, mistakes)));
        errors.addAll(mistakes.errors());
    }

    private static Optional<Manifest> manifestOf(YamlValue value, Mistakes mistakes) {
        if (!(value instanceof Mapping mapping)) {
            mistakes.add(value.line(), "", "is not a manifest", "write apiVersion, kind, metadata and spec");
            return Optional.empty();
        }
        String kind = kindOf(mapping);
        Section document = Section.document(mapping, vocabularyOf(kind), mistakes);
        document.required("apiVersion", ManifestReader::readApiVersion, API_VERSION);
        document.required("kind", ManifestReader::readKind, SubcloudManifest.KIND);
        return switch (kind) {
            case SubcloudManifest.KIND -> SubcloudForm.read(document, mistakes);
            case NodeManifest.KIND -> NodeForm.read(document, mistakes);
            case ModelManifest.KIND -> ModelForm.read(document, mistakes);
            case TenantManifest.KIND -> TenantForm.read(document, mistakes);
            case GroupManifest.TEAM, GroupManifest.ORGANISATION -> GroupForm.read(kind, document, mistakes);
            default -> Optional.empty();
        };
    }

    private static String kindOf(Mapping mapping) {
        return mapping.entries().stream()
                .filter(entry -> entry.name().equals("kind"))
                .map(Entry::value)
                .map(value -> value instanceof Scalar scalar ? scalar.text() : "")
                .findFirst()
                .orElse("");
    }

    private static Vocabulary vocabularyOf(String kind) {
        return switch (kind) {
            case SubcloudManifest.KIND -> SubcloudForm.VOCABULARY;
            case NodeManifest.KIND -> NodeForm.VOCABULARY;
            case ModelManifest.KIND -> ModelForm.VOCABULARY;
            case TenantManifest.KIND -> TenantForm.VOCABULARY;
            case GroupManifest.TEAM -> GroupForm.TEAM_VOCABULARY;
            case GroupManifest.ORGANISATION -> GroupForm.ORGANISATION_VOCABULARY;
            default -> TOP_VOCABULARY;
        };
    }

    private static ScalarForm.Reading<String> readApiVersion(Scalar scalar) {
        return scalar.text().equals(API_VERSION)
                ? new ScalarForm.Understood<>(API_VERSION)
                : new ScalarForm.Mistaken<>(
                        TextForms.quoted(scalar.text()) + " is not a version that is known here",
                        "write " + API_VERSION);
    }

    private static ScalarForm.Reading<String> readKind(Scalar scalar) {
        if (KINDS.contains(scalar.text())) {
            return new ScalarForm.Understood<>(scalar.text());
        }
        return new ScalarForm.Mistaken<>(
                TextForms.quoted(scalar.text()) + " is not a kind",
                NearestName.among(KINDS, scalar.text())
                        .map(nearest -> "write " + nearest)
                        .orElse("write one of " + String.join(", ", KINDS)));
    }
}
