/** What there is: the nodes of a cell, with a bitmap for every property that is asked for. */
package com.resultity.mesh.router.decide.nodes;
