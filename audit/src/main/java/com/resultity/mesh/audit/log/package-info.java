/** The log as it lies on the broker, read from end to end. */
package com.resultity.mesh.audit.log;
