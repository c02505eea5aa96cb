/** The data flow on Kafka Streams: reads topics, keeps state, tells what the rules conclude. */
package com.resultity.mesh.sla.flow;
