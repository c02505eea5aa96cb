package com.resultity.mesh.edge;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import java.util.Optional;

/** What a service says of requests that it refuses before a controller sees them. */
@FunctionalInterface
public interface Hints {

    /** What would be right instead; empty where the status says it all. */
    Optional<String> of(HttpStatus status, ErrorContext context);
}
