package com.resultity.mesh.removal;

import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.manifests.ManifestBundle;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads from manifests what they name, and nothing else: whether the rest is right does not matter. */
public final class ManifestNames {
    private final ManifestBundle bundle;

    private ManifestNames(ManifestBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * Returns what manifests name, each once, in their order.
     *
     * @throws MeshException if they are no YAML, or one does not say its kind and id; the file and line are told
     */
    public static List<NamedThing> in(ManifestBundle bundle) {
        return new ManifestNames(bundle).read();
    }

    private List<NamedThing> read() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        Set<NamedThing> named = new LinkedHashSet<>();
        try {
            for (Node document : new Yaml(options).composeAll(new StringReader(bundle.text()))) {
                named.add(nameOf(document));
            }
        } catch (MarkedYAMLException malformed) {
            throw new MeshException(
                    origin(malformed.getProblemMark().getLine()) + ": this is no YAML: " + malformed.getProblem() + ".",
                    malformed);
        }
        return new ArrayList<>(named);
    }

    private NamedThing nameOf(Node document) {
        String kindName = text(field(document, "kind"))
                .orElseThrow(() -> new MeshException(origin(document) + ": this manifest does not say its kind."));
        ManifestKind kind = ManifestKind.named(kindName)
                .orElseThrow(() -> new MeshException(
                        origin(document) + ": there is no kind " + kindName + ": the kinds are " + kinds() + "."));
        return field(document, "metadata")
                .flatMap(metadata -> text(field(metadata, kind.idField())))
                .map(id -> new NamedThing(kind, id))
                .orElseThrow(() -> new MeshException(
                        origin(document) + ": this manifest does not say its metadata." + kind.idField() + "."));
    }

    private static Optional<Node> field(Node section, String name) {
        if (!(section instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(field -> field.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name))
                .map(field -> field.getValueNode())
                .findFirst();
    }

    private static Optional<String> text(Optional<Node> value) {
        return value.filter(ScalarNode.class::isInstance)
                .map(scalar -> ((ScalarNode) scalar).getValue())
                .filter(text -> !text.isEmpty());
    }

    private static String kinds() {
        return Arrays.stream(ManifestKind.values())
                .map(ManifestKind::manifestName)
                .collect(Collectors.joining(", "));
    }

    private String origin(Node document) {
        return origin(document.getStartMark().getLine());
    }

    private String origin(int lineFromZero) {
        return bundle.origin(lineFromZero + 1);
    }
}
