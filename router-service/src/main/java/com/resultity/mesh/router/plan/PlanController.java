package com.resultity.mesh.router.plan;

import com.resultity.mesh.edge.Holdings;
import com.resultity.mesh.edge.NotFoundException;
import com.resultity.mesh.edge.Turns;
import com.resultity.mesh.router.explain.PastTime;
import com.resultity.mesh.router.explain.UnanswerableException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;

/** Says what a draft would change. */
@Controller("/v1/plans")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlanController {

    private static final int MOST_HOURS = 168;
    private static final int MINUTES_AN_HOUR = 60;

    private final Planner planner;
    private final Turns plans = new Turns(1, "another plan is being made");

    PlanController(Planner planner) {
        this.planner = planner;
    }

    /**
     * Plans with the jobs of the last hours or minutes, and tells of those for Subclouds of who asks.
     *
     * @param hours how many, 1 to 168; 1 if neither is given
     * @param minutes how many in place of hours, 1 to 10,080, for networks where an hour has more jobs than a plan plays
     * @param asOf end of the window, ISO 8601; now if left out
     * @throws NotFoundException if who asks holds no Subcloud, so that there is nothing to tell them
     */
    @Post
    PlanReport plan(
            HttpRequest<?> request,
            @Body PlanDraft draft,
            @Nullable @QueryValue Integer hours,
            @Nullable @QueryValue Integer minutes,
            @Nullable @QueryValue("as-of") String asOf) {
        Holdings holdings = Holdings.of(request);
        if (!holdings.everything() && holdings.subclouds().isEmpty()) {
            throw new NotFoundException("there is no Subcloud of yours to plan for");
        }
        Duration length = length(hours, minutes);
        Instant until = asOf == null ? Instant.now() : PastTime.parse(asOf);
        return plans.answer(() -> planner.plan(draft, until, length, holdings));
    }

    private static Duration length(@Nullable Integer hours, @Nullable Integer minutes) {
        if (hours != null && minutes != null) {
            throw new UnanswerableException("say how many hours or how many minutes, not both");
        }
        if (minutes != null) {
            return Duration.ofMinutes(within(MOST_HOURS * MINUTES_AN_HOUR, minutes, "minutes"));
        }
        return Duration.ofHours(hours == null ? 1 : within(MOST_HOURS, hours, "hours"));
    }

    private static int within(int most, int number, String name) {
        if (number < 1 || number > most) {
            throw new UnanswerableException(name + " is a number from 1 to " + most);
        }
        return number;
    }
}
