/** Checks what the build put together, as it will be run. */
package com.resultity.mesh.packaging;
