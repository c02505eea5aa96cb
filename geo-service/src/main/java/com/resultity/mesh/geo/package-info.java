/** Where things are: labels jobs with zones and home cells, judges the locations of nodes, keeps the tables of zones. */
package com.resultity.mesh.geo;
