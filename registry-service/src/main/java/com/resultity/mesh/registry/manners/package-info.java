/** How requests are taken whatever they ask for: so often and no oftener, and once however often they are sent. */
package com.resultity.mesh.registry.manners;
