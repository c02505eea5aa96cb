/** What a cell remembers of its jobs, and the accounts that follow from it. */
package com.resultity.mesh.router.decide.memory;
