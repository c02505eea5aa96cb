/** What the judge found: figures and breaches, as JSON and as a table for people. */
package com.resultity.mesh.audit.report;
