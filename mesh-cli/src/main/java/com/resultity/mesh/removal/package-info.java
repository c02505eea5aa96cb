/** Removes from the registry what manifests name. */
package com.resultity.mesh.removal;
