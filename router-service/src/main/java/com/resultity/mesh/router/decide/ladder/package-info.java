/** A job's way through the cells: its token, where it may look next, and what the cells said of themselves. */
package com.resultity.mesh.router.decide.ladder;
