/** Shows what registry-service answers as tables. */
package com.resultity.mesh.listing;
