package com.resultity.mesh.registry.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.specmatic.test.SpecmaticContractTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Has Specmatic make requests of a document, send them, and judge the answers by it. */
final class ContractRun {

    private ContractRun() {}

    /** What Specmatic runs: it finds all else in the settings. */
    static final class Requests implements SpecmaticContractTest {}

    /**
     * Runs it.
     *
     * @param hostile whether it also sends requests that the document does not allow, which must be refused
     */
    static TestExecutionSummary of(ContractDocument document, URI server, String token, Path folder, boolean hostile) {
        Path file = document.writeTo(folder.resolve("openapi.json"));
        Path settings = folder.resolve("specmatic.yaml");
        try {
            Files.writeString(settings, """
                    sources:
                      - provider: filesystem
                        test: [%s]
                    security:
                      OpenAPI:
                        securitySchemes:
                          bearer: {type: bearer, token: "%s"}
                    """.formatted(file, token));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Map<String, String> properties = Map.of(
                "host", server.getHost(),
                "port", Integer.toString(server.getPort()),
                "CONFIG_FILE_PATH", settings.toString(),
                "MAX_TEST_REQUEST_COMBINATIONS", hostile ? "20" : "1",
                "SPECMATIC_GENERATIVE_TESTS", Boolean.toString(hostile));
        properties.forEach(System::setProperty);
        try {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(Requests.class))
                    .build();
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request, listener);
            return listener.getSummary();
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }
}
