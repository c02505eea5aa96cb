/** How long a job waits for its decision at a steady load, beside one bare hop. */
package com.resultity.mesh.benchmark.latency;
