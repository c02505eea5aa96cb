package com.resultity.mesh.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The traces of Mooncake: one JSON object a line, with {@code timestamp} in ms, {@code input_length} and
 * {@code output_length} in tokens. What else it holds ({@code hash_ids}) is left aside.
 */
final class MooncakeForm implements TraceForm {

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public TraceJob read(String line) {
        JsonNode object = parsed(line);
        long timestamp = number(object, "timestamp");
        if (timestamp < 0) {
            throw new BadLineException("timestamp must be 0 or more, found " + timestamp);
        }
        return new TraceJob(
                timestamp,
                TraceForm.tokens("input_length", number(object, "input_length")),
                TraceForm.tokens("output_length", number(object, "output_length")));
    }

    private JsonNode parsed(String line) {
        try {
            JsonNode object = json.readTree(line);
            if (object != null && object.isObject()) {
                return object;
            }
            throw new BadLineException("expected a JSON object");
        } catch (JsonProcessingException notJson) {
            throw new BadLineException("not JSON: " + notJson.getOriginalMessage());
        }
    }

    private static long number(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isNumber() || !value.canConvertToLong()) {
            throw new BadLineException(name + " must be a number, found " + (value.isMissingNode() ? "none" : value));
        }
        return value.asLong();
    }
}
