package com.resultity.mesh.geo.nodes;

import com.resultity.mesh.geo.addresses.AddressLiteral;
import com.resultity.mesh.geo.zones.CountryCode;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.wire.RecordCheck;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a node's record must be for its location to be judged. */
final class NodeCheck implements RecordCheck<Node> {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private static final RecordCheck<Node> KEYED = RecordCheck.keyIs(Node::getNodeId);

    @Override
    public Optional<Fault> faultOf(String key, Node node, long timestamp) {
        return KEYED.faultOf(key, node, timestamp)
                .or(() -> require(
                        ID.matcher(node.getNodeId()).matches(),
                        "nodeId must be 1 to 63 of a-z 0-9 -, not beginning with -"))
                .or(() -> require(
                        CountryCode.isAssigned(node.getCountry()),
                        "country must be a code of ISO 3166-1 alpha-2 in capitals"))
                .or(() -> require(
                        node.getAddress() == null
                                || AddressLiteral.parse(node.getAddress()).isPresent(),
                        "address must be an IP address written out"));
    }

    private static Optional<Fault> require(boolean holds, String rule) {
        return holds ? Optional.empty() : Optional.of(new Fault(DeadLetterReason.INVALID_FIELD, rule));
    }
}
