/** What the registry holds to be true now: a view that facts are folded into, in the order of the log. */
package com.resultity.mesh.registry.state;
