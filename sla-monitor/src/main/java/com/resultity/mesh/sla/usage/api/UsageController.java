package com.resultity.mesh.sla.usage.api;

import com.resultity.mesh.edge.BadRequestException;
import com.resultity.mesh.edge.Holdings;
import com.resultity.mesh.sla.usage.Line;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;

/** Answers what was served for whom, by whom and where. */
@Controller("/v1/usage")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UsageController {

    /** After every id. */
    static final String GLOBAL_POOL = "~";

    private final KeptLedger ledger;
    private final Clock clock = Clock.systemUTC();

    UsageController(KeptLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Adds up what of the ledger is of Subclouds, tenants or nodes of who asks.
     *
     * @param by node, subcloud or tenant
     * @param from first day in UTC (default: today)
     * @param to last day in UTC, that day included (default: today)
     * @param subcloud id of the Subcloud whose usage alone counts (default: all, and the global pool)
     */
    @Get
    UsageAnswer usage(
            HttpRequest<?> request,
            @Nullable @QueryValue String by,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @Nullable @QueryValue String subcloud) {
        String dimension = by == null ? "subcloud" : by;
        UsageQuestion question = UsageQuestion.of(from, to, subcloud, LocalDate.now(clock), Holdings.of(request));
        return UsageAnswer.of(dimension, question, ledger.sum(question, keyBy(dimension)));
    }

    private static Function<Line, String> keyBy(String dimension) {
        return switch (dimension) {
            case "node" -> Line::nodeId;
            case "subcloud" -> line -> line.subcloudId().orElse(GLOBAL_POOL);
            case "tenant" -> Line::tenantId;
            default -> throw new BadRequestException(UsageQuestion.FORM);
        };
    }
}
