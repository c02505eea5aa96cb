package com.resultity.mesh.readback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.specific.SpecificRecord;

/** Records as JSON for programs, under the names of their schemas. */
public final class RecordJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordJson() {}

    /** Returns a record as a tree of its own, which may be changed. */
    public static ObjectNode of(SpecificRecord value) {
        try {
            // Avro writes a record as JSON when it is asked for text.
            return (ObjectNode) JSON.readTree(value.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
