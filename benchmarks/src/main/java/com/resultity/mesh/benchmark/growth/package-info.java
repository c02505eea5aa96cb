/** What becomes of speed, memory and restore time where the fleet grows, the cells and the instances. */
package com.resultity.mesh.benchmark.growth;
