package com.resultity.mesh.geo.locations;

import java.net.InetAddress;
import java.util.Optional;

/**
 * What an operator declares of a node.
 *
 * @param nodeId id of the node
 * @param version version of the node's record
 * @param country the country, ISO 3166-1 alpha-2
 * @param address public address of the node, where one is given
 */
public record Declaration(String nodeId, long version, String country, Optional<InetAddress> address) {}
