package com.resultity.mesh.geo.nodes;

import com.resultity.mesh.geo.addresses.AddressLiteral;
import com.resultity.mesh.geo.locations.Declaration;
import com.resultity.mesh.geo.locations.Evidence;
import com.resultity.mesh.geo.locations.Location;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeLocation;
import java.util.Optional;

/** Nodes and their locations as records of the log. */
final class NodeRecords {

    private NodeRecords() {}

    static Declaration declaration(Node node) {
        return new Declaration(
                node.getNodeId(),
                node.getVersion(),
                node.getCountry(),
                Optional.ofNullable(node.getAddress()).flatMap(AddressLiteral::parse));
    }

    static NodeLocation toRecord(Location location, long version) {
        return NodeLocation.newBuilder()
                .setNodeId(location.nodeId())
                .setVersion(version)
                .setNodeVersion(location.nodeVersion())
                .setZoneTable(location.zoneTable())
                .setCountry(location.country())
                .setEvidence(LocationEvidence.valueOf(location.evidence().name()))
                .setZone(location.zone())
                .setCell(location.cell())
                .build();
    }

    /** The judgement in a record; nothing where it uses a word that this version does not know. */
    static Optional<Location> fromRecord(NodeLocation record) {
        if (record.getEvidence() == LocationEvidence.UNRECOGNISED) {
            return Optional.empty();
        }
        return Optional.of(new Location(
                record.getNodeId(),
                record.getNodeVersion(),
                record.getZoneTable(),
                record.getCountry(),
                Evidence.valueOf(record.getEvidence().name()),
                record.getZone(),
                record.getCell()));
    }
}
