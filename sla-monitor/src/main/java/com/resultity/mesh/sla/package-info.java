/** The service that watches whether nodes and Subclouds keep what is promised: its start, its settings, its health. */
package com.resultity.mesh.sla;
