/** Tables of zones on the log: followed by every instance, and published when an operator's file changes. */
package com.resultity.mesh.geo.tables;
