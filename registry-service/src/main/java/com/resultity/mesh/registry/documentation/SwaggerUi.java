package com.resultity.mesh.registry.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Where Swagger UI lies among the resources. */
final class SwaggerUi {

    private static final String PROPERTIES = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private SwaggerUi() {}

    /** The folder of its files, which its version is a part of. */
    static String folder() {
        try (InputStream content = SwaggerUi.class.getResourceAsStream(PROPERTIES)) {
            Properties properties = new Properties();
            properties.load(content);
            return "/META-INF/resources/webjars/swagger-ui/" + properties.getProperty("version") + "/";
        } catch (IOException unreadable) {
            throw new IllegalStateException(PROPERTIES + " cannot be read", unreadable);
        }
    }
}
