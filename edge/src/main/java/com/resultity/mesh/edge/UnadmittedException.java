package com.resultity.mesh.edge;

import io.micronaut.http.HttpStatus;
import java.util.Map;

/** registry-service does not know who asks, or lets them ask no further at this moment. */
final class UnadmittedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient Map<String, String> headers;

    /**
     * @param status how registry-service answered
     * @param message its words
     * @param headers those of its headers that say what to do
     */
    UnadmittedException(HttpStatus status, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    HttpStatus status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }
}
