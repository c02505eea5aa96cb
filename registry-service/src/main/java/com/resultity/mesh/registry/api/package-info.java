/** The registry over HTTP: manifests in, Subclouds, nodes and memberships out, every failure as a problem document. */
package com.resultity.mesh.registry.api;
