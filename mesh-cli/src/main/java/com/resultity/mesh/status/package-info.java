/** Gathers how a mesh fares: its processes, topics, cells, service levels and alerts. */
package com.resultity.mesh.status;
