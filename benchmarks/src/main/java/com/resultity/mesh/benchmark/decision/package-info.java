/** The decision alone, without Kafka. */
package com.resultity.mesh.benchmark.decision;
