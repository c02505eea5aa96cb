package com.resultity.mesh.edge;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;

/**
 * Why a request failed, in the form of RFC 9457.
 *
 * @param type kind of problem; {@code about:blank}, because the status says it all
 * @param title the kind in words
 * @param status HTTP status
 * @param detail this one in words, and what to do
 */
@Serdeable
public record Problem(String type, String title, int status, String detail) {

    static Problem of(HttpStatus status, String detail) {
        return new Problem("about:blank", status.getReason(), status.getCode(), detail);
    }

    /** An answer that tells it. */
    MutableHttpResponse<Problem> answer() {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(status))
                .body(this)
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }
}
