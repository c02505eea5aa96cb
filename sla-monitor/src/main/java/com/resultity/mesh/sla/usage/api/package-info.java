/** The usage ledger for whoever asks: its lines added up, over HTTP. */
package com.resultity.mesh.sla.usage.api;
