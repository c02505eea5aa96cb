/** The topics of the mesh as typed values: what they hold, how they are kept, who writes and who reads them. */
package com.resultity.mesh.topics;
