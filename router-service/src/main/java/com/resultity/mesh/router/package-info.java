/** The router as a process: its settings, its two streams, its health. */
package com.resultity.mesh.router;
