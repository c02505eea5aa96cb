/** Zones, the countries and cells they have, and the tables of them that held one after another. */
package com.resultity.mesh.geo.zones;
