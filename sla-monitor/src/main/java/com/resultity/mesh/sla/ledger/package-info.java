/** How each attempt at a job ended, told apart from repeats and from late reports, so that it is counted once. */
package com.resultity.mesh.sla.ledger;
