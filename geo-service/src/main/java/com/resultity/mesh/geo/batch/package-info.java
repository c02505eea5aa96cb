/**
 * Reads the log in batches and writes what comes of it, at least once: a batch is committed only when all that it led to is
 * on the log.
 *
 * <p>A loop over a plain consumer and not micronaut-kafka's listener, because everything that matters here lies between
 * poll and commit: awaiting every send, committing on revocation, giving up the whole batch on any failure. With the
 * listener each of these is an option to be set against its default, and the loop is still there to be read, elsewhere.
 */
package com.resultity.mesh.geo.batch;
