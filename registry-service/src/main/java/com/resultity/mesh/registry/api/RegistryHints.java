package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.Hints;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How to ask the registry. */
@Singleton
final class RegistryHints implements Hints {

    @Override
    public Optional<String> of(HttpStatus status, ErrorContext context) {
        return switch (status) {
            case NOT_FOUND -> Optional.of("there is nothing at this path");
            case UNSUPPORTED_MEDIA_TYPE ->
                Optional.of("send manifests as " + ManifestController.YAML + " or " + MediaType.APPLICATION_JSON
                        + ", and anything else as " + MediaType.APPLICATION_JSON);
            case NOT_ACCEPTABLE -> Optional.of("answers are given as " + MediaType.APPLICATION_JSON);
            case REQUEST_ENTITY_TOO_LARGE -> Optional.of("send at most 8 MiB at once, and at most 8 KiB of headers");
            case BAD_REQUEST -> Optional.of(badPart(context) + " is not of the form that is asked for here");
            default -> Optional.empty();
        };
    }

    private static String badPart(ErrorContext context) {
        return context.getErrors().stream()
                .flatMap(error -> error.getPath().stream())
                .findFirst()
                .orElse("the request");
    }
}
