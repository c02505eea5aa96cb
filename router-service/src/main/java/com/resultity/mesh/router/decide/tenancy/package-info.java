/** The slots of nodes, the jobs' holds on them, and how these end. */
package com.resultity.mesh.router.decide.tenancy;
