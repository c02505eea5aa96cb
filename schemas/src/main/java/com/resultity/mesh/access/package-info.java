/** How the holder of an access token proves that, and how the proof is checked, without the token going anywhere. */
package com.resultity.mesh.access;
