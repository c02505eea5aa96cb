package com.resultity.mesh.registry.request;

import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.change.Permissions;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.TenantDefinition.Binding;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.ManifestError;
import com.resultity.mesh.registry.manifest.ManifestReader;
import com.resultity.mesh.registry.manifest.ManifestReading;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestMistakesTest {

    private static final String NODE = """
            apiVersion: mesh.resultity.com/v1
            kind: Node
            metadata: {id: %s}
            spec:
              operator: op-a
              endpoint: https://node.example.net
              country: DE
              gpu: {class: T4, memory: 16GiB}
              maximumSlots: 1
              subclouds: [%s]
            ---
            """;

    private static final String SUBCLOUD = """
            apiVersion: mesh.resultity.com/v1
            kind: Subcloud
            metadata: {id: %s, owner: org/example}
            spec: {participation: open, access: {policy: public}}
            ---
            """;

    private static final String MODEL = """
            apiVersion: mesh.resultity.com/v1
            kind: Model
            metadata: {name: m}
            spec: {modalities: [text], privateTo: %s}
            ---
            """;

    private static final String TENANT = """
            apiVersion: mesh.resultity.com/v1
            kind: Tenant
            metadata: {id: t}
            spec:
              binding: {subcloud: %s}
            ---
            """;

    private final RegistryView view = new RegistryView();

    @Test
    void shouldFindSubcloudsThatAreThereOrComeWithTheNode() {
        view.apply(new Fact.SubcloudIs(Versioned.first(aSubcloud("present").active(), 0, 1)));

        assertEquals(List.of(), errors(NODE.formatted("n", "present, coming") + SUBCLOUD.formatted("coming")));
    }

    @Test
    void shouldTellWhichSubcloudIsUnknownAndWhatWasMeant() {
        view.apply(new Fact.SubcloudIs(Versioned.first(aSubcloud("eu-gdpr").active(), 0, 1)));

        assertEquals(
                List.of(
                        new ManifestError(1, 10, "spec.subclouds", "there is no Subcloud eu-gpdr", "write eu-gdpr"),
                        new ManifestError(
                                1,
                                10,
                                "spec.subclouds",
                                "there is no Subcloud premium",
                                "apply the Subcloud first or together with the node, or remove it here")),
                errors(NODE.formatted("n", "premium, eu-gpdr")));
    }

    @Test
    void shouldRefuseTwoDeclarationsOfTheSame() {
        assertEquals(
                List.of(new ManifestError(
                        3,
                        13,
                        "metadata.id",
                        "Subcloud a is declared in document 1 already, at line 1",
                        "keep one of the two")),
                errors(SUBCLOUD.formatted("a") + SUBCLOUD.formatted("b") + SUBCLOUD.formatted("a")));
    }

    @Test
    void shouldLetANodeAndASubcloudShareAnId() {
        assertEquals(List.of(), errors(SUBCLOUD.formatted("a") + NODE.formatted("a", "")));
    }

    @Test
    void shouldHoldModelsAndTenantsAgainstTheSubcloudsThatTheyRestOn() {
        view.apply(new Fact.SubcloudIs(Versioned.first(aSubcloud("present").active(), 0, 1)));

        assertEquals(
                List.of(
                        new ManifestError(1, 4, "spec.privateTo", "there is no Subcloud presemt", "write present"),
                        new ManifestError(
                                2,
                                10,
                                "spec.binding.subcloud",
                                "there is no Subcloud elsewhere",
                                "apply the Subcloud first or together with the tenant, or remove it here")),
                errors(MODEL.formatted("presemt") + TENANT.formatted("elsewhere")));
        assertEquals(
                List.of(),
                errors(MODEL.formatted("coming") + TENANT.formatted("present") + SUBCLOUD.formatted("coming")));
    }

    @Test
    void shouldNotHoldASubcloudThatIsGoneAgainstWhatRestedOnIt() {
        view.apply(new Fact.TenantIs(Versioned.first(
                new TenantDefinition(
                        "t", Names.none(), Optional.empty(), Optional.of(new Binding("gone", true)), Optional.empty()),
                0,
                1)));

        assertEquals(List.of(), errors(TENANT.formatted("gone")));
        assertEquals(1, errors(MODEL.formatted("gone")).size());
    }

    @Test
    void shouldTellWhichModelIsDeclaredTwiceAtItsName() {
        view.apply(new Fact.SubcloudIs(Versioned.first(aSubcloud("a").active(), 0, 1)));

        assertEquals(
                List.of(new ManifestError(
                        2,
                        8,
                        "metadata.name",
                        "Model m is declared in document 1 already, at line 1",
                        "keep one of the two")),
                errors(MODEL.formatted("a") + MODEL.formatted("a")));
    }

    @Test
    void shouldTellSoManyMistakesAlone() {
        assertEquals(
                ManifestReading.MOST_ERRORS,
                errors(NODE.formatted("n", "missing").repeat(2 * ManifestReading.MOST_ERRORS))
                        .size());
    }

    private List<ManifestError> errors(String yaml) {
        ManifestReading reading = ManifestReader.read(yaml.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), reading.errors());
        return ManifestMistakes.in(reading, Permissions.of(Principal.NETWORK_OPERATOR, view));
    }
}
