/** Tells from the log how a job was decided, and why. */
package com.resultity.mesh.explain;
