/**
 * Who exists and who belongs: applies manifests of Subclouds and nodes, keeps them and the memberships that follow from
 * them on compacted topics, and answers from these over REST.
 */
package com.resultity.mesh.registry;
