/** How services take requests: who may see what, and failures as problem documents. */
package com.resultity.mesh.edge;
