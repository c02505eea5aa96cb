/** The same question to schedulers and load balancers that others have written. */
package com.resultity.mesh.benchmark.peers;
