package com.resultity.mesh.geo.locations;

import com.resultity.mesh.geo.addresses.CountryLookup;
import com.resultity.mesh.geo.zones.StableHash;
import com.resultity.mesh.geo.zones.TimedZones;
import com.resultity.mesh.geo.zones.Zone;
import java.util.Optional;

/**
 * Where a node is held to be.
 *
 * @param nodeId id of the node
 * @param nodeVersion version of the node's record that was judged
 * @param zoneTable effectiveFrom of the table that it was judged under
 * @param country the country that it counts for
 * @param evidence what this rests on
 * @param zone name of the zone
 * @param cell name of the cell that owns the node's slots
 */
public record Location(
        String nodeId, long nodeVersion, long zoneTable, String country, Evidence evidence, String zone, String cell) {

    /** Judges a node. It always counts for the country that it declares; a database can only dispute that. */
    public static Location judge(Declaration node, TimedZones table, CountryLookup countries) {
        Zone zone = table.zones().of(node.country());
        int cell = StableHash.choose(StableHash.of(node.nodeId()), zone.cells());
        return new Location(
                node.nodeId(),
                node.version(),
                table.effectiveFrom(),
                node.country(),
                evidence(node, countries),
                zone.name(),
                zone.cell(cell));
    }

    private static Evidence evidence(Declaration node, CountryLookup countries) {
        Optional<String> found = node.address().flatMap(countries::countryOf);
        if (found.isEmpty()) {
            return Evidence.DECLARED;
        }
        return found.get().equals(node.country()) ? Evidence.CONFIRMED : Evidence.DISPUTED;
    }

    /** Whether another judgement says the same; a table that changes nothing for the node makes no difference. */
    public boolean agreesWith(Location other) {
        return equals(new Location(
                other.nodeId, other.nodeVersion, zoneTable, other.country, other.evidence, other.zone, other.cell));
    }
}
