/** Runs the benchmarks in a process of their own, whose class path holds what no service may see. */
package com.resultity.mesh.bench;
