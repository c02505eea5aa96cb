/** A broker with every topic, and what writes to it and reads from it in bulk. */
package com.resultity.mesh.benchmark.cluster;
