/** The jobs that wait in a cell, and whom what comes free is due to. */
package com.resultity.mesh.router.decide.line;
