/** What was served for whom, by whom, in which Subcloud: each job counted once, by its valid attempt, in whole numbers. */
package com.resultity.mesh.sla.usage;
