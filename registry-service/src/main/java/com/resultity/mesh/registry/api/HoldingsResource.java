package com.resultity.mesh.registry.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What belongs to somebody.
 *
 * @param user who they are
 * @param everything whether they are the operator of the network, to whom all is open; the lists are empty then
 * @param subclouds ids of the Subclouds
 * @param tenants ids of the tenants
 * @param nodes ids of the nodes
 */
@Serdeable
public record HoldingsResource(
        String user, boolean everything, List<String> subclouds, List<String> tenants, List<String> nodes) {}
