/** What the log says, brought into the order of the things that it speaks of: jobs, nodes, Subclouds, what was set aside. */
package com.resultity.mesh.audit.evidence;
