package com.resultity.mesh.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.identity.RegistryAccess;
import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.manifests.RegistryAnswer.Applied;
import com.resultity.mesh.manifests.RegistryAnswer.Refused;
import com.resultity.mesh.requests.RegistryClient;
import com.resultity.mesh.requests.RequestRefusedException;
import com.resultity.mesh.requests.ResourcePath;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Sends manifests to registry-service. */
public final class ManifestClient {
    private static final int TOO_LARGE = 413;

    private final RegistryClient registry;

    /** Sends to registry-service. */
    public ManifestClient(RegistryAccess registry) {
        this.registry = new RegistryClient(registry);
    }

    /**
     * Applies manifests, all or none.
     *
     * @throws MeshException if registry-service does not answer, or answers something else than it should
     */
    public RegistryAnswer apply(ManifestBundle bundle) {
        return send("manifests", bundle, answer -> {});
    }

    /**
     * Asks what manifests would come to if they were applied.
     *
     * @param draft is given the draft as registry-service answers it
     * @return what would become of each document, or the mistakes
     * @throws MeshException if registry-service does not answer, or answers something else than it should
     */
    public RegistryAnswer draft(ManifestBundle bundle, Consumer<JsonNode> draft) {
        return send("drafts", bundle, draft);
    }

    private RegistryAnswer send(String path, ManifestBundle bundle, Consumer<JsonNode> answer) {
        try {
            JsonNode body = registry.postManifests(ResourcePath.of(path), bundle.text(), OptionalLong.empty());
            answer.accept(body);
            return registry.read(body, Applied.class);
        } catch (RequestRefusedException refused) {
            if (refused.problem().status() == TOO_LARGE) {
                throw new MeshException("The manifests together are larger than registry-service takes at once: send"
                        + " them in parts, Subclouds first.");
            }
            return new Refused(refused.problem());
        }
    }
}
