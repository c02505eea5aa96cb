package com.resultity.mesh.cli;

import com.resultity.mesh.identity.Bearer;
import com.resultity.mesh.identity.LocalIssuer;
import com.resultity.mesh.identity.RegistryAccess;
import com.resultity.mesh.launch.RunningMesh;
import java.net.URI;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option that names registry-service. */
final class RegistryServiceOption {
    private static final String NAME = "--registry-service-url";
    private static final String TOKEN = "MESH_TOKEN";
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    @Option(names = NAME, paramLabel = "URL", description = "registry-service (default: that of the mesh that is up).")
    private String named;

    /** Returns the address that is named, or else that of the mesh which is up in the state directory, and who asks it. */
    RegistryAccess in(StateOption state) {
        String url = state.address(named, RunningMesh::registryServiceUrl, NAME);
        return new RegistryAccess(url, bearer(named, state));
    }

    /**
     * Who asks a service. A token of this mesh is for nobody elsewhere to see.
     *
     * @param named its address as it was named; null: that of the mesh which is up
     */
    static Bearer bearer(String named, StateOption state) {
        String given = System.getenv(TOKEN);
        if (given != null && !given.isBlank()) {
            return Bearer.of(given.strip());
        }
        boolean ours = named == null || isHere(named);
        return ours
                ? LocalIssuer.find(state.folder()).<Bearer>map(issuer -> issuer).orElse(Bearer.NOBODY)
                : Bearer.NOBODY;
    }

    private static boolean isHere(String url) {
        String host = URI.create(url).getHost();
        return host != null && HERE.contains(host);
    }
}
