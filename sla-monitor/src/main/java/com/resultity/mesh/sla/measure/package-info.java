/** What a node or a Subcloud did over its sliding window: counts, latencies, and when it was heard. */
package com.resultity.mesh.sla.measure;
