package com.resultity.mesh.router.explain;

import com.resultity.mesh.edge.Holdings;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.OptionalInt;

/** Answers how and why jobs were decided. */
@Controller("/v1/decisions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DecisionController {

    private final DecisionExplainer explainer;

    DecisionController(DecisionExplainer explainer) {
        this.explainer = explainer;
    }

    /**
     * Explains a job.
     *
     * @param whyNot a node that did not get it
     * @param asOf a past time, ISO 8601
     * @param attempt number of an attempt, from 1; it is then decided again from the log
     */
    @Get("/{jobId}")
    JobExplanation explain(
            HttpRequest<?> request,
            String jobId,
            @Nullable @QueryValue("why-not") String whyNot,
            @Nullable @QueryValue("as-of") String asOf,
            @Nullable @QueryValue Integer attempt) {
        return explainer.explain(new DecisionExplainer.Question(
                jobId,
                Optional.ofNullable(whyNot),
                Optional.ofNullable(asOf).map(PastTime::parse),
                attempt == null ? OptionalInt.empty() : OptionalInt.of(attempt),
                Holdings.of(request)));
    }
}
