/** Proves to registry-service who asks: a key of the mesh's own, and the tokens that are signed with it. */
package com.resultity.mesh.identity;
