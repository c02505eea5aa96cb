/** Sends requests to registry-service, and tells in words what it refuses. */
package com.resultity.mesh.requests;
