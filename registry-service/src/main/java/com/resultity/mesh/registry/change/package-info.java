/** Turns what is asked into facts: checks it whole, gives versions, judges memberships, writes, waits until it is seen. */
package com.resultity.mesh.registry.change;
