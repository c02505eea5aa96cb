package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.LadderStep;
import com.resultity.mesh.schemas.Rung;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cells of a {@link World}: zones grow from one cell to several, and what was sent somewhere before still goes there. */
final class WorldCells {

    static final List<String> ZONES = List.of("EU", "NA", "SA");

    private static final int MOST_OF_A_ZONE = 3;

    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, List<LadderStep>> ladders = new HashMap<>();

    WorldCells() {
        ZONES.forEach(zone -> sizes.put(zone, 1));
    }

    /** Adds a cell to a zone that has room for one. */
    void grow(String zone) {
        sizes.merge(zone, 1, (before, one) -> Math.min(MOST_OF_A_ZONE, before + one));
    }

    /** The cell of a node. */
    String cellOf(String nodeId, String zone) {
        return zone + "-" + Math.floorMod(nodeId.hashCode(), sizes.get(zone));
    }

    /** As the edge would: a function of the request and of the cells that there were when it was asked for first. */
    List<LadderStep> ladder(JobRequest request) {
        return ladders.computeIfAbsent(request.getJobId(), unknown -> climb(request));
    }

    private List<LadderStep> climb(JobRequest request) {
        List<LadderStep> home = new ArrayList<>();
        List<LadderStep> others = new ArrayList<>();
        for (String zone : ZONES) {
            boolean atHome = zone.equals(request.getZone()) && request.getGeoMode() != GeoMode.NONE;
            for (int number = 0; number < sizes.get(zone); number++) {
                LadderStep step = new LadderStep(zone + "-" + number, zone, atHome ? Rung.HOME_ZONE : Rung.ANYWHERE);
                (atHome ? home : others).add(step);
            }
        }
        int turn = request.getSession() == null
                ? request.getJobId().hashCode()
                : List.of(request.getTenantId(), request.getSession()).hashCode();
        Collections.rotate(home, turn);
        Collections.rotate(others, turn);
        if (request.getGeoMode() != GeoMode.REQUIRE) {
            home.addAll(others);
        }
        return List.copyOf(home);
    }
}
