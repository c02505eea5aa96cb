package com.resultity.mesh.geo.batch;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/**
 * Words for a failure that are safe to log. Messages of foreign libraries may repeat the values that they were given, and a
 * value here may be a client's address: only the mesh's own and Kafka's are repeated, and of the others the place is named.
 */
final class FailureSummary {

    private static final String OWN = "com.resultity.mesh.";
    private static final int FRAMES = 4;

    private FailureSummary() {}

    static String of(RuntimeException failure) {
        String type = failure.getClass().getName();
        if (type.startsWith(OWN)) {
            return failure.getMessage();
        }
        if (failure instanceof KafkaException) {
            String cause = failure.getCause() instanceof KafkaException root ? ": " + root.getMessage() : "";
            return failure.getClass().getSimpleName() + ": " + failure.getMessage() + cause;
        }
        return type + " at "
                + Arrays.stream(failure.getStackTrace())
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(" < "));
    }
}
