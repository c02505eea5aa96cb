/** Tells field by field what manifests would change, and which nodes and jobs that touches. */
package com.resultity.mesh.diff;
