/** What follows from the figures: alerts on broken promises and the standing of nodes, each with a plain sentence. */
package com.resultity.mesh.sla.judge;
