/** What was served for whom and by whom, asked of sla-monitor and shown as a table. */
package com.resultity.mesh.usage;
