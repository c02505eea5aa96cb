/** Regulatory domains written out as countries, from data with its date and source. */
package com.resultity.mesh.jurisdiction;
