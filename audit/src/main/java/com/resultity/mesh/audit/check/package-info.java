/** The promises, each checked on the evidence by a class of its own. */
package com.resultity.mesh.audit.check;
