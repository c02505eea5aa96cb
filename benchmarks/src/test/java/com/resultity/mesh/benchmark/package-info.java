/** That benchmarks do not rot. */
package com.resultity.mesh.benchmark;
