package com.resultity.mesh.router.explain;

import com.resultity.mesh.edge.Hints;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How to ask about decisions and plans. */
@Singleton
final class ExplainHints implements Hints {

    @Override
    public Optional<String> of(HttpStatus status, ErrorContext context) {
        return switch (status) {
            case NOT_FOUND -> Optional.of("there is nothing at this path: ask for /v1/decisions/JOB or /v1/plans");
            case BAD_REQUEST ->
                Optional.of(
                        "attempt and hours are numbers from 1, as-of is a time such as 2026-01-01T12:00:00Z, and a draft"
                                + " is what registry-service answers to POST /v1/drafts");
            default -> Optional.empty();
        };
    }
}
