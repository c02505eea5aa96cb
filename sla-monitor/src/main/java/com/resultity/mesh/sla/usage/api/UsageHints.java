package com.resultity.mesh.sla.usage.api;

import com.resultity.mesh.edge.Hints;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How to ask for usage. */
@Singleton
final class UsageHints implements Hints {

    @Override
    public Optional<String> of(HttpStatus status, ErrorContext context) {
        return switch (status) {
            case NOT_FOUND -> Optional.of("there is nothing at this path: ask for /v1/usage");
            case BAD_REQUEST -> Optional.of(UsageQuestion.FORM);
            default -> Optional.empty();
        };
    }
}
