/** What is there: joins all that is known of a node into its state, and copies policies to every cell's partition. */
package com.resultity.mesh.router.fleet;
