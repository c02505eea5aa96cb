package com.resultity.mesh.registry;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The process of registry-service. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Subcloud Mesh: registry",
                        version = "v1",
                        description =
                                "Who exists and who belongs: Subclouds, nodes, models, tenants, teams and organisations. All of"
                                        + " them are declared by manifests (`POST /v1/manifests`), and answered in the same form."
                                        + "\n\nEvery failure is a problem document (RFC 9457). Every list has `limit`, `after` and"
                                        + " `next`. A change with an `Idempotency-Key` is carried out once, and"
                                        + " answered the same when it is sent again within a day. What you must not know"
                                        + " of is answered as what is not there."
                                        + "\n\n`./mesh identity token` prints a token for the mesh on this machine.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
        name = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "A JSON Web Token of the issuer that the mesh believes.")
public final class RegistryService {

    private RegistryService() {}

    /** Starts the service; it runs until the process is ended. */
    public static void main(String[] arguments) {
        Micronaut.build(arguments)
                .mainClass(RegistryService.class)
                .banner(false)
                .start();
    }
}
