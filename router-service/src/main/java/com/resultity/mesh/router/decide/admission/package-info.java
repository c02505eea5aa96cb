/** Whether a job may be decided at all, on which grounds, and which quotas it counts against. */
package com.resultity.mesh.router.decide.admission;
