package com.resultity.mesh.grants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How many jobs one may send, and how long.
 *
 * @param concurrentJobs jobs that wait or hold a slot at once; null: any number
 * @param tokensPerMinute tokens that are admitted in any minute; null: any number
 * @param until from when it is valid no more, ISO 8601 in UTC; null: never
 */
public record GrantTerms(Integer concurrentJobs, Long tokensPerMinute, String until) {

    /** The entry of a list of {@code spec.access}: the id alone where there are no terms. */
    JsonNode entry(String id) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode quota = json.objectNode();
        if (concurrentJobs != null) {
            quota.put("concurrentJobs", concurrentJobs);
        }
        if (tokensPerMinute != null) {
            quota.put("tokensPerMinute", tokensPerMinute);
        }
        if (quota.isEmpty() && until == null) {
            return json.textNode(id);
        }
        ObjectNode entry = json.objectNode().put("id", id);
        if (!quota.isEmpty()) {
            entry.set("quota", quota);
        }
        if (until != null) {
            entry.put("until", until);
        }
        return entry;
    }
}
