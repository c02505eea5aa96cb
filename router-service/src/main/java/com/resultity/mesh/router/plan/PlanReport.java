package com.resultity.mesh.router.plan;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;

/**
 * What a draft would change for the jobs of a window.
 *
 * @param from begin of the window, ISO 8601 in UTC
 * @param until its end
 * @param limits what these figures do not show, in words
 * @param total all jobs
 * @param tenants the same for each tenant, by id
 */
@Serdeable
public record PlanReport(String from, String until, List<String> limits, Change total, Map<String, Change> tenants) {

    /**
     * How jobs would fare.
     *
     * @param jobs how many there are
     * @param sameNode how many would get the same node, or none for the same reason
     * @param moved those that would get another node
     * @param newlyRefused those that would get none any more, by reason
     * @param refusedOtherwise those that get none and would get none for another reason, by that reason
     * @param newlyServed those that would get one where they get none
     * @param outOfHomeZoneBefore how many are served outside their home zone as things are
     * @param outOfHomeZoneAfter how many would be under the draft
     * @param meanWaitBeforeMilliseconds mean time from request to first decision as things are
     * @param meanWaitAfterMilliseconds the same under the draft
     */
    @Serdeable
    public record Change(
            int jobs,
            int sameNode,
            Jobs moved,
            Map<String, Jobs> newlyRefused,
            Map<String, Jobs> refusedOtherwise,
            Jobs newlyServed,
            int outOfHomeZoneBefore,
            int outOfHomeZoneAfter,
            long meanWaitBeforeMilliseconds,
            long meanWaitAfterMilliseconds) {}

    /**
     * Some jobs.
     *
     * @param count how many
     * @param examples ids of a few
     */
    @Serdeable
    public record Jobs(int count, List<String> examples) {}
}
