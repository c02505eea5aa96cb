package com.resultity.mesh.tokens;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.resultity.mesh.identity.RegistryAccess;
import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.requests.RegistryClient;
import com.resultity.mesh.requests.RequestRefusedException;
import com.resultity.mesh.requests.ResourcePath;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Asks registry-service for access tokens. What it throws never holds a token. */
public final class TokenClient {
    private final ObjectMapper json = new ObjectMapper();
    private final RegistryClient registry;

    /** Asks registry-service. */
    public TokenClient(RegistryAccess registry) {
        this.registry = new RegistryClient(registry);
    }

    /**
     * Issues a token.
     *
     * @param terms what is asked of it, by the names that registry-service has for that
     * @throws RequestRefusedException if it is refused
     * @throws MeshException if registry-service does not answer, or answers something else than it should
     */
    public NewToken issue(String subcloudId, Map<String, String> terms) throws RequestRefusedException {
        return issued(tokensOf(subcloudId), terms);
    }

    /**
     * Issues a token in another's place.
     *
     * @param terms what is asked of it, by the names that registry-service has for that
     * @throws RequestRefusedException if it is refused
     * @throws MeshException if registry-service does not answer, or answers something else than it should
     */
    public NewToken rotate(String subcloudId, String tokenId, Map<String, String> terms)
            throws RequestRefusedException {
        return issued(tokensOf(subcloudId).below(tokenId, "rotate"), terms);
    }

    /**
     * Revokes a token.
     *
     * @throws RequestRefusedException if there is none
     * @throws MeshException if registry-service does not answer, or answers something else than it should
     */
    public void revoke(String subcloudId, String tokenId) throws RequestRefusedException {
        registry.delete(tokensOf(subcloudId).below(tokenId), OptionalLong.empty());
    }

    /**
     * Lists the tokens of a Subcloud, ordered by id.
     *
     * @throws RequestRefusedException if there is no such Subcloud
     * @throws MeshException if registry-service does not answer, or answers something else than it should
     */
    public List<KnownToken> list(String subcloudId) throws RequestRefusedException {
        return registry.list(tokensOf(subcloudId)).stream()
                .map(token -> registry.read(token, KnownToken.class))
                .toList();
    }

    private NewToken issued(ResourcePath path, Map<String, String> terms) throws RequestRefusedException {
        return registry.read(registry.post(path, json.valueToTree(terms)), NewToken.class);
    }

    private static ResourcePath tokensOf(String subcloudId) {
        return ResourcePath.ofSubcloud(subcloudId, "tokens");
    }
}
