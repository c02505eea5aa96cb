/** Asks registry-service for access tokens, lists and revokes them. */
package com.resultity.mesh.tokens;
