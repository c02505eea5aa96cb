package com.resultity.mesh.registry.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Publishes the JSON Schema of manifests, by which editors complete and check them. */
@Controller("/v1/manifest-schema.json")
final class ManifestSchemaController {

    private static final String MEDIA_TYPE = "application/schema+json";
    private static final byte[] SCHEMA = read();

    /** The schema of one document of a manifest file. */
    @Hidden
    @Get(produces = MEDIA_TYPE)
    HttpResponse<byte[]> schema() {
        return HttpResponse.ok(SCHEMA);
    }

    private static byte[] read() {
        try (InputStream schema = ManifestSchemaController.class.getResourceAsStream("/schema/manifest-schema.json")) {
            return schema.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the schema of manifests is part of this service", unreadable);
        }
    }
}
