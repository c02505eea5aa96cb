/** Where the records of cells lie. */
package com.resultity.mesh.router.cells;
