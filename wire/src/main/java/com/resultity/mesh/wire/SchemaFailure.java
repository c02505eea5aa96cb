package com.resultity.mesh.wire;

import com.microsoft.kiota.ApiException;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.avro.AvroRuntimeException;

/** What a failed decode means. */
enum SchemaFailure {
    REGISTRY_UNAVAILABLE,
    UNKNOWN_SCHEMA,
    UNDECODABLE;

    private static final int NOT_FOUND = 404;

    static SchemaFailure of(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException answer) {
                return answer.getResponseStatusCode() == NOT_FOUND ? UNKNOWN_SCHEMA : REGISTRY_UNAVAILABLE;
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
