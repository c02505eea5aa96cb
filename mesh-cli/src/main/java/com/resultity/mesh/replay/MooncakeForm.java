package com.resultity.mesh.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The traces of Mooncake: one JSON object a line, with {@code timestamp} in ms, {@code input_length} and
 * {@code output_length} in tokens, and {@code hash_ids} of the blocks of 512 tokens of the prompt, the same for the same
 * block. Of these each is hashed together with all before it, and no more than the first 256 are taken.
 */
final class MooncakeForm implements TraceForm {

    private static final int MOST_BLOCKS = 256;

    /** The odd number nearest to 2^64 divided by the golden ratio. */
    private static final long ODD = 0x9E3779B97F4A7C15L;

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
                TraceForm.tokens("output_length", number(object, "output_length")),
                prefixBlocks(object.path("hash_ids")));
    }

    private static List<Long> prefixBlocks(JsonNode ids) {
        if (!ids.isMissingNode() && !ids.isArray()) {
            throw new BadLineException("hash_ids must be a list, found " + ids);
        }
        List<Long> hashes = new ArrayList<>();
        long chain = 0;
        for (int block = 0; block < Math.min(ids.size(), MOST_BLOCKS); block++) {
            if (!ids.get(block).isIntegralNumber()) {
                throw new BadLineException("hash_ids must be whole numbers, found " + ids.get(block));
            }
            chain = chained(chain, ids.get(block).asLong());
            hashes.add(chain);
        }
        return hashes;
    }

    /** The finaliser of MurmurHash3 for 64 bits, over a block and all before it. */
    private static long chained(long before, long block) {
        long bits = before * ODD + block + 1;
        bits = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        bits = (bits ^ (bits >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return bits ^ (bits >>> 33);
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
