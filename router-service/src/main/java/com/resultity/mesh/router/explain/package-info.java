/** Answers how and why a job was decided, from the log and from the cells rebuilt from it. */
package com.resultity.mesh.router.explain;
