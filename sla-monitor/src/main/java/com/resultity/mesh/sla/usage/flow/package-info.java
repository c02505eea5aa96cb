/** The usage ledger as a data flow: decisions and outcomes brought together by job, and what is paid summed by line. */
package com.resultity.mesh.sla.usage.flow;
