package com.resultity.mesh.sla.judge;

import com.resultity.mesh.sla.measure.PartsPerMillion;
import com.resultity.mesh.sla.measure.ServiceFigures;
import java.util.OptionalLong;

/**
 * Alerts in plain sentences, for readers who know nothing of the mesh.
 *
 * @param subcloudId the Subcloud that they are about
 * @param objective the objective that they are about
 * @param figures what they rest on
 */
record AlertSentences(String subcloudId, Objective objective, ServiceFigures figures) {

    String broken(long promised, long observed) {
        return switch (objective) {
            case AVAILABILITY ->
                "Subcloud %s promises to serve %s of its jobs, but over the last %s it served %s of the attempts at them: %d served, %d not."
                        .formatted(
                                subcloudId,
                                PartsPerMillion.asPercent(promised),
                                window(),
                                PartsPerMillion.asPercent(observed),
                                figures.served(),
                                figures.unserved());
            case LATENCY_P95 ->
                "Subcloud %s promises that 95 of 100 jobs take at most %s, but over the last %s they took up to %s."
                        .formatted(subcloudId, Durations.inSeconds(promised), window(), Durations.inSeconds(observed));
        };
    }

    String kept(long promised, OptionalLong observed) {
        if (observed.isEmpty()) {
            return "Subcloud %s no longer breaks its promise: over the last %s it had no jobs to measure."
                    .formatted(subcloudId, window());
        }
        return switch (objective) {
            case AVAILABILITY ->
                "Subcloud %s keeps its promise again: over the last %s it served %s of the attempts at its jobs, and promises %s."
                        .formatted(
                                subcloudId,
                                window(),
                                PartsPerMillion.asPercent(observed.getAsLong()),
                                PartsPerMillion.asPercent(promised));
            case LATENCY_P95 ->
                "Subcloud %s keeps its promise again: over the last %s, 95 of 100 jobs took up to %s, and it promises %s."
                        .formatted(
                                subcloudId,
                                window(),
                                Durations.inSeconds(observed.getAsLong()),
                                Durations.inSeconds(promised));
        };
    }

    String withdrawn() {
        return switch (objective) {
            case AVAILABILITY ->
                "Subcloud %s no longer promises what share of its jobs it serves.".formatted(subcloudId);
            case LATENCY_P95 -> "Subcloud %s no longer promises how long its jobs take.".formatted(subcloudId);
        };
    }

    private String window() {
        return Durations.inSeconds(figures.window().milliseconds());
    }
}
