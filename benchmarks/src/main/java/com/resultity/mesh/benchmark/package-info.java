/** What the router costs: every figure is a ratio to something that ran beside it on the same machine. */
package com.resultity.mesh.benchmark;
