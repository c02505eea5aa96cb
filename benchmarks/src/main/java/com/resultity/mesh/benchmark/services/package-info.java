/** Services as processes of their own, and what a fleet and a gateway say to them. */
package com.resultity.mesh.benchmark.services;
