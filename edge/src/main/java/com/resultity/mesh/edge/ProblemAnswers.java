package com.resultity.mesh.edge;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Answers every failure with a problem document; what only the log may hold, such as a stack trace, stays out of it. */
@Controller
final class ProblemAnswers {

    private static final String RETRY_AFTER_SECONDS = "1";

    @Error(global = true)
    MutableHttpResponse<Problem> badRequest(BadRequestException bad) {
        return Problem.of(HttpStatus.BAD_REQUEST, bad.getMessage()).answer();
    }

    @Error(global = true)
    MutableHttpResponse<Problem> notFound(NotFoundException missing) {
        return Problem.of(HttpStatus.NOT_FOUND, missing.getMessage()).answer();
    }

    @Error(global = true)
    MutableHttpResponse<Problem> unavailable(UnavailableException unavailable) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, unavailable.getMessage() + "; try again")
                .answer()
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    @Error(global = true)
    MutableHttpResponse<Problem> unadmitted(UnadmittedException refused) {
        MutableHttpResponse<Problem> answer =
                Problem.of(refused.status(), refused.getMessage()).answer();
        refused.headers().forEach(answer::header);
        return answer;
    }

    /** The same form for what the server refuses before a controller sees it. */
    @Singleton
    static final class ServerAnswers implements ErrorResponseProcessor<Problem> {

        private final Hints hints;

        ServerAnswers(Hints hints) {
            this.hints = hints;
        }

        @Override
        public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
            HttpStatus status = response.status();
            return response.body(Problem.of(status, detailOf(context, status)))
                    .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
        }

        private String detailOf(ErrorContext context, HttpStatus status) {
            return status == HttpStatus.METHOD_NOT_ALLOWED
                    ? context.getRequest().getMethodName() + " is not allowed here"
                    // Whatever else it was, its words are for the log alone.
                    : hints.of(status, context).orElseGet(status::getReason);
        }
    }
}
