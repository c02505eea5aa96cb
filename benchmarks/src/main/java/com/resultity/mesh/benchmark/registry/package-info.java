/** The registrar alone: how fast it decides and judges, without a log. */
package com.resultity.mesh.benchmark.registry;
