package com.resultity.mesh.simulate;

import com.resultity.mesh.identity.RegistryAccess;
import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.manifests.ManifestBundle;
import com.resultity.mesh.manifests.ManifestClient;
import com.resultity.mesh.manifests.ManifestFile;
import com.resultity.mesh.manifests.RegistryAnswer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Applies manifests that have to be right. */
final class Enrolment {

    private static final String SUBCLOUD = "Subcloud";

    private final ManifestClient registry;

    Enrolment(RegistryAccess registry) {
        this.registry = new ManifestClient(registry);
    }

    /**
     * Applies manifests, all or none.
     *
     * @return the version that each Subcloud among them has now, by its id
     * @throws MeshException if they are refused, with the first mistake
     */
    Map<String, Long> apply(List<ManifestFile> files) {
        ManifestBundle bundle = ManifestBundle.of(files);
        RegistryAnswer answer = registry.apply(bundle);
        if (answer instanceof RegistryAnswer.Refused refused) {
            String where = refused.errors().stream()
                    .findFirst()
                    .map(mistake -> " " + bundle.origin(mistake.line()) + ": " + mistake.problem())
                    .orElse("");
            throw new MeshException("registry-service refused a manifest: " + refused.detail() + where);
        }
        Map<String, Long> versions = new TreeMap<>();
        ((RegistryAnswer.Applied) answer)
                .results().stream()
                        .filter(result -> SUBCLOUD.equals(result.kind()))
                        .forEach(result -> versions.put(result.id(), result.version()));
        return versions;
    }
}
