package com.resultity.mesh.sla.usage.api;

import io.micronaut.http.HttpResponse;
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

    @Error(global = true)
    MutableHttpResponse<Problem> unanswerable(UnanswerableException unanswerable) {
        return answer(HttpStatus.BAD_REQUEST, unanswerable.getMessage());
    }

    @Error(global = true)
    MutableHttpResponse<Problem> unreadable(LedgerUnreadableException unreadable) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, unreadable.getMessage() + "; try again");
    }

    private static MutableHttpResponse<Problem> answer(HttpStatus status, String detail) {
        return HttpResponse.<Problem>status(status)
                .body(Problem.of(status, detail))
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }

    /** The same form for what the server refuses before a controller sees it. */
    @Singleton
    static final class ServerAnswers implements ErrorResponseProcessor<Problem> {

        @Override
        public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
            HttpStatus status = response.status();
            return response.body(Problem.of(status, detailOf(context, status)))
                    .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
        }

        private static String detailOf(ErrorContext context, HttpStatus status) {
            return switch (status) {
                case NOT_FOUND -> "there is nothing at this path: ask for /v1/usage";
                case METHOD_NOT_ALLOWED -> context.getRequest().getMethodName() + " is not allowed here";
                case BAD_REQUEST -> UsageQuestion.FORM;
                // Whatever it was, its words are for the log alone.
                default -> status.getReason();
            };
        }
    }
}
