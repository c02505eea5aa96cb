package com.resultity.mesh.registry.membership;

import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.Location.Evidence;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.ServiceRecord;
import com.resultity.mesh.registry.definition.Standing;
import java.util.Optional;

/**
 * A node that is judged.
 *
 * @param node the node
 * @param location where the mesh holds it to be; empty where that was never judged
 * @param standing whether it keeps what is expected of it; empty where that was never judged
 * @param service what it did of late, as far as that was measured
 */
public record Candidate(
        NodeDefinition node, Optional<Location> location, Optional<Standing> standing, ServiceRecord service) {

    /** A node of which nothing was measured yet. */
    public Candidate(NodeDefinition node, Optional<Location> location, Optional<Standing> standing) {
        this(node, location, standing, ServiceRecord.NONE);
    }

    /**
     * The location, if it may satisfy a criterion. A location that names another country than the node now declares was
     * judged for an older declaration, and one that is disputed proves nothing: neither counts.
     */
    Optional<Location> provenLocation() {
        return location.filter(Candidate::isProven)
                .filter(place -> place.country().equals(node.country()));
    }

    /** Why there is no location that may satisfy a criterion, in words. */
    String unprovenBecause() {
        if (location.isEmpty()) {
            return "the node's location is not judged yet";
        }
        return switch (location.get().evidence()) {
            case DISPUTED ->
                "the node's location is disputed: it declares " + node.country() + ", but its address is elsewhere";
            case UNRECOGNISED -> "the node's location rests on evidence of a kind that is not known here";
            case DECLARED, CONFIRMED ->
                "the node's location is not judged yet for the country " + node.country() + " that it declares now";
        };
    }

    private static boolean isProven(Location location) {
        return location.evidence() == Evidence.DECLARED || location.evidence() == Evidence.CONFIRMED;
    }
}
