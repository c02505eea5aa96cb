/** The fleets, Subclouds and jobs that are measured with, drawn from a seed. */
package com.resultity.mesh.benchmark.world;
