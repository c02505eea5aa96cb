package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.RoutingDecision;
import java.util.List;

/**
 * Decisions as jobs remember them: without what the job's key or its token says, because a changelog costs by the byte, and
 * whole again, field for field.
 */
final class RememberedDecision {

    private static final String BLANK = "";

    private RememberedDecision() {}

    /** Without what the key and the offsets of its job say. */
    static RoutingDecision shortened(RoutingDecision decision) {
        RoutingDecision shortened = copy(decision);
        shortened.setJobId(BLANK);
        shortened.setCell(BLANK);
        shortened.setPositions(List.of());
        return shortened;
    }

    /** Without what the token of its job says as well. */
    static RoutingDecision shortenedByToken(RoutingDecision decision) {
        RoutingDecision shortened = shortened(decision);
        shortened.setGatewayId(BLANK);
        shortened.setTenantId(BLANK);
        shortened.setZone(BLANK);
        shortened.setHomeCell(BLANK);
        shortened.setVoided(null);
        shortened.setVisits(List.of());
        shortened.setRequestedAt(0);
        return shortened;
    }

    /** The decision of a closed job as it was. */
    static RoutingDecision whole(RoutingDecision shortened, String cell, String jobId, List<InputPosition> positions) {
        RoutingDecision whole = copy(shortened);
        whole.setJobId(jobId);
        whole.setCell(cell);
        whole.setPositions(positions);
        return whole;
    }

    /** The decision of a placed job as it was. */
    static RoutingDecision whole(
            RoutingDecision shortened, String cell, HandedOnJob token, List<InputPosition> positions) {
        LocatedJob job = token.getJob();
        RoutingDecision whole = whole(shortened, cell, job.getJobId(), positions);
        whole.setGatewayId(job.getGatewayId());
        whole.setTenantId(job.getTenantId());
        whole.setZone(job.getZone());
        whole.setHomeCell(job.getLadder().get(0).getCell());
        whole.setVoided(token.getVoided());
        whole.setVisits(token.getVisits());
        whole.setRequestedAt(job.getRequestedAt());
        return whole;
    }

    /** All fields, those that are not thought of here too; the parts are shared. */
    private static RoutingDecision copy(RoutingDecision decision) {
        RoutingDecision copy = new RoutingDecision();
        int fields = decision.getSchema().getFields().size();
        for (int field = 0; field < fields; field++) {
            copy.put(field, decision.get(field));
        }
        return copy;
    }
}
