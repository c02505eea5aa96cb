/** Who asks: bearer tokens in, principals out, and nothing of a token anywhere else. */
package com.resultity.mesh.registry.identity;
