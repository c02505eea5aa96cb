/** Internet addresses: literals read without any name service, and the countries that a database has for them. */
package com.resultity.mesh.geo.addresses;
