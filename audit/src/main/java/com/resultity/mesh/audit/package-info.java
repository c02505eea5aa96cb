/** The honest judge: reads the log apart from the services, and checks the promises from records alone. */
package com.resultity.mesh.audit;
