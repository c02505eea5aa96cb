/** Figures as people and programs read them. */
package com.resultity.mesh.benchmark.report;
