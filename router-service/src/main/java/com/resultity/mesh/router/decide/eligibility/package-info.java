/** Which nodes may have a job: the rules in their order, and what each left over. */
package com.resultity.mesh.router.decide.eligibility;
