/** The edge around the cells: records in, effects out, state on the changelog, all in one transaction. */
package com.resultity.mesh.router.place;
