/** A job as its gateway asked for it: what it wants of its node, and where it may look. */
package com.resultity.mesh.router.decide.job;
