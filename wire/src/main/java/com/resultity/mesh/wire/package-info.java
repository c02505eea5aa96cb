/** How records travel: serdes in Confluent's wire format, intake with dead letters, topics and subjects. */
package com.resultity.mesh.wire;
