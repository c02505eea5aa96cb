/** Place on a real broker, beside topologies that decide nothing. */
package com.resultity.mesh.benchmark.hop;
