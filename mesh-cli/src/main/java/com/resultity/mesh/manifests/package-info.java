/** Sends files of manifests to registry-service, and leads its answers back to the files. */
package com.resultity.mesh.manifests;
