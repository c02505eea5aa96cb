/** Decides once more, from the log, what was decided, and shows the cells as they were at that moment. */
package com.resultity.mesh.router.rebuild;
