/** Faults of the router at random, under load, and whether the log shows that they broke a promise. */
package com.resultity.mesh.chaos;
