package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.ServiceRecord;
import com.resultity.mesh.registry.definition.Standing;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What others found out about nodes. One thread applies facts; any number of threads read. */
final class Findings implements FactFold {

    private final Map<String, Location> locations = new ConcurrentHashMap<>();
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final Map<String, ServiceRecord> services = new ConcurrentHashMap<>();

    @Override
    public void clear() {
        locations.clear();
        standings.clear();
        services.clear();
    }

    @Override
    public void apply(Fact fact) {
        if (fact instanceof Fact.LocationIs is) {
            locations.put(is.nodeId(), is.location());
        } else if (fact instanceof Fact.LocationGone gone) {
            locations.remove(gone.nodeId());
        } else if (fact instanceof Fact.StandingIs is) {
            standings.put(is.nodeId(), is.standing());
        } else if (fact instanceof Fact.StandingGone gone) {
            standings.remove(gone.nodeId());
        } else if (fact instanceof Fact.ServiceIs is) {
            services.put(is.nodeId(), is.service());
        } else if (fact instanceof Fact.ServiceGone gone) {
            services.remove(gone.nodeId());
        }
    }

    /** Where the mesh holds a node to be. */
    Optional<Location> locationOf(String nodeId) {
        return Optional.ofNullable(locations.get(nodeId));
    }

    /** Whether a node keeps what is expected of it, where that was judged. */
    Optional<Standing> standingOf(String nodeId) {
        return Optional.ofNullable(standings.get(nodeId));
    }

    /** What a node did of late, as far as it was measured and counts. */
    ServiceRecord serviceOf(String nodeId) {
        return services.getOrDefault(nodeId, ServiceRecord.NONE);
    }
}
