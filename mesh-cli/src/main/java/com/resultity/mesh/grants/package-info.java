/** Says who may send jobs to a Subcloud. */
package com.resultity.mesh.grants;
