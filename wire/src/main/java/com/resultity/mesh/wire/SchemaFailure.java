package com.resultity.mesh.wire;

import com.microsoft.kiota.ApiException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.avro.AvroRuntimeException;

/** What a failed decode means. */
enum SchemaFailure {
    REGISTRY_UNAVAILABLE,
    UNKNOWN_SCHEMA,
    UNDECODABLE;

    /** Bad request, not found, unprocessable: the registry works, and says that there is no such schema. */
    private static final Set<Integer> NOT_AN_ID = Set.of(400, 404, 422);

    static SchemaFailure of(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException answer) {
                return NOT_AN_ID.contains(answer.getResponseStatusCode()) ? UNKNOWN_SCHEMA : REGISTRY_UNAVAILABLE;
            }
            if (cause instanceof EOFException || cause instanceof AvroRuntimeException) {
                return UNDECODABLE;
            }
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof ExecutionException
                    || cause instanceof InterruptedException) {
                return REGISTRY_UNAVAILABLE;
            }
        }
        return UNDECODABLE;
    }
}
