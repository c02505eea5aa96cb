/** Reads topics back from the log, as far as they are committed. */
package com.resultity.mesh.readback;
