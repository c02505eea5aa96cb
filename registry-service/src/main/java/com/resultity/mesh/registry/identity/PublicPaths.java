package com.resultity.mesh.registry.identity;

/** What anybody may ask for without saying who they are: whether the service is ready, and how to speak to it, and what owners
 * publish. */
final class PublicPaths {

    private PublicPaths() {}

    /** Whether a path, as it was sent, is one of them. Of two spellings of a path only the plain one is. */
    static boolean include(String path) {
        return switch (path) {
            case "/health",
                    "/health/readiness",
                    "/health/liveness",
                    "/v1/openapi.yaml",
                    "/v1/try",
                    "/v1/manifest-schema.json" -> true;
            default -> path.startsWith("/v1/try/") || path.startsWith("/subclouds/");
        };
    }
}
