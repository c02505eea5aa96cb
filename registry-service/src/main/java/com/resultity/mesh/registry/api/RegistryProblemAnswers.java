package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.identity.UnauthenticatedException;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.manifest.MistakenRequestException;
import com.resultity.mesh.registry.manners.RefusedKeyException;
import com.resultity.mesh.registry.manners.TooManyRequestsException;
import com.resultity.mesh.registry.request.ForbiddenManifestsException;
import com.resultity.mesh.registry.request.InvalidManifestsException;
import com.resultity.mesh.registry.request.StaleException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with problem documents what only the registry refuses. */
@Controller
final class RegistryProblemAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryProblemAnswers.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    @Error(global = true)
    MutableHttpResponse<RegistryProblem> invalid(InvalidManifestsException invalid) {
        return answer(RegistryProblem.ofManifests(invalid.errors()));
    }

    @Error(global = true)
    MutableHttpResponse<RegistryProblem> mistaken(MistakenRequestException mistaken) {
        return answer(RegistryProblem.ofRequest(mistaken.errors()));
    }

    @Error(global = true)
    MutableHttpResponse<RegistryProblem> refused(RefusedException refused) {
        return answer(RegistryProblem.of(
                statusOf(refused.refusal()), refused.refusal().detail()));
    }

    @Error(global = true)
    MutableHttpResponse<RegistryProblem> stale(StaleException stale) {
        return answer(RegistryProblem.ofStale(stale));
    }

    private static HttpStatus statusOf(Refusal refusal) {
        if (refusal instanceof Refusal.Missing) {
            return HttpStatus.NOT_FOUND;
        }
        if (refusal instanceof Refusal.Stale) {
            return HttpStatus.PRECONDITION_FAILED;
        }
        if (refusal instanceof Refusal.Forbidden) {
            return HttpStatus.FORBIDDEN;
        }
        return refusal instanceof Refusal.Mistaken || refusal instanceof Refusal.KeyReused
                ? HttpStatus.UNPROCESSABLE_ENTITY
                : HttpStatus.CONFLICT;
    }

    @Error(global = true)
    MutableHttpResponse<RegistryProblem> unauthenticated(UnauthenticatedException nobody) {
        return answer(RegistryProblem.of(HttpStatus.UNAUTHORIZED, nobody.getMessage()))
                .header(HttpHeaders.WWW_AUTHENTICATE, nobody.challenge());
    }

    @Error(global = true)
    MutableHttpResponse<RegistryProblem> forbidden(ForbiddenException forbidden) {
        return answer(RegistryProblem.of(HttpStatus.FORBIDDEN, forbidden.getMessage()));
    }

    @Error(global = true)
    MutableHttpResponse<RegistryProblem> forbidden(ForbiddenManifestsException forbidden) {
        return answer(RegistryProblem.ofForbidden(forbidden.errors()));
    }

    @Error(global = true)
    MutableHttpResponse<RegistryProblem> tooMany(TooManyRequestsException tooMany) {
        return answer(RegistryProblem.of(HttpStatus.TOO_MANY_REQUESTS, tooMany.getMessage()))
                .header(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
    }

    @Error(global = true)
    MutableHttpResponse<RegistryProblem> refusedKey(RefusedKeyException refused) {
        HttpStatus status =
                switch (refused.reason()) {
                    case MALFORMED -> HttpStatus.BAD_REQUEST;
                    case IN_PROGRESS, SHOWN_ONCE -> HttpStatus.CONFLICT;
                    case USED_OTHERWISE -> HttpStatus.UNPROCESSABLE_ENTITY;
                };
        return answer(RegistryProblem.of(status, refused.getMessage()));
    }

    @Error(global = true)
    MutableHttpResponse<RegistryProblem> unavailable(LogUnavailableException unavailable) {
        LOG.warn("a change was not made: {}", unavailable.getMessage());
        return answer(RegistryProblem.of(HttpStatus.SERVICE_UNAVAILABLE, unavailable.getMessage() + "; try again"))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    private static MutableHttpResponse<RegistryProblem> answer(RegistryProblem problem) {
        return HttpResponse.<RegistryProblem>status(HttpStatus.valueOf(problem.status()))
                .body(problem)
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }
}
