package com.resultity.mesh.registry.documentation;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** Serves the OpenAPI document, and the page to try it with all that it needs: nothing of it comes from elsewhere. */
@Controller("/v1")
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocumentationController {

    private static final String DOCUMENT = "/META-INF/swagger/openapi.yml";

    /** The page may load from here and send to here, and nobody may frame it. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** A file of the page. */
    private record PageFile(String resource, String type) {}

    /** Every file that there is: a name that is not here names nothing, however it is spelt. */
    private static final Map<String, PageFile> FILES = Map.of(
            "page.js", new PageFile("page.js", "text/javascript"),
            "swagger-ui.css", new PageFile(SwaggerUi.folder() + "swagger-ui.css", "text/css"),
            "swagger-ui-bundle.js", new PageFile(SwaggerUi.folder() + "swagger-ui-bundle.js", "text/javascript"),
            "favicon-32x32.png", new PageFile(SwaggerUi.folder() + "favicon-32x32.png", "image/png"));

    /** The OpenAPI document. */
    @Get("/openapi.yaml")
    @Produces(MediaType.APPLICATION_YAML)
    byte[] document() {
        return read(DOCUMENT);
    }

    /** The page. */
    @Get("/try")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> page() {
        return answer(read("page.html"), MediaType.TEXT_HTML);
    }

    /** A file of the page. */
    @Get("/try/{name}")
    @Produces({"text/javascript", "text/css", "image/png"})
    HttpResponse<byte[]> file(String name) {
        PageFile file = Optional.ofNullable(FILES.get(name))
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no such file"));
        return answer(read(file.resource()), file.type());
    }

    private static HttpResponse<byte[]> answer(byte[] body, String type) {
        return HttpResponse.ok(body)
                .contentType(type)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static byte[] read(String resource) {
        try (InputStream content = DocumentationController.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException(resource + " is not in the jar");
            }
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException(resource + " cannot be read", unreadable);
        }
    }
}
