/**
 * Who exists and who belongs: applies manifests of Subclouds and nodes, keeps them and the memberships that follow from
 * them on compacted topics, and answers from these over REST.
 *
 * <p>Nobody has to prove who they are yet: whoever reaches the port may change everything, so the service binds to
 * loopback unless it is told otherwise.
 */
package com.resultity.mesh.registry;
