package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.NodeLocation;

/** Builds {@link NodeLocation} records: a declared location in Germany, in the cell EU-0. */
public final class LocationBuilder {

    private final NodeLocation.Builder location = NodeLocation.newBuilder()
            .setNodeId(Records.NODE_ID)
            .setVersion(Records.NOW)
            .setNodeVersion(1)
            .setZoneTable(0)
            .setCountry("DE")
            .setEvidence(LocationEvidence.DECLARED)
            .setZone("EU")
            .setCell(Records.CELL);

    LocationBuilder() {}

    public LocationBuilder node(String nodeId) {
        location.setNodeId(nodeId);
        return this;
    }

    public LocationBuilder version(long version) {
        location.setVersion(version);
        return this;
    }

    public LocationBuilder nodeVersion(long version) {
        location.setNodeVersion(version);
        return this;
    }

    public LocationBuilder zoneTable(long effectiveFrom) {
        location.setZoneTable(effectiveFrom);
        return this;
    }

    /** Sets the country, ISO 3166-1 alpha-2; leaves zone and cell as they are. */
    public LocationBuilder country(String country) {
        location.setCountry(country);
        return this;
    }

    public LocationBuilder evidence(LocationEvidence evidence) {
        location.setEvidence(evidence);
        return this;
    }

    /** Sets the zone, and its first cell. */
    public LocationBuilder zone(String zone) {
        location.setZone(zone).setCell(zone + "-0");
        return this;
    }

    public LocationBuilder cell(String cell) {
        location.setCell(cell);
        return this;
    }

    public NodeLocation build() {
        return location.build();
    }
}
