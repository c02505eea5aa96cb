package com.resultity.mesh.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.resultity.mesh.diff.DraftDiff.MembershipChange;
import com.resultity.mesh.diff.DraftDiff.ThingChange;

/** What a draft would change, for programs. */
public final class DiffJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DiffJson() {}

    /**
     * Returns it.
     *
     * @param plan what it would change for jobs, as router-service answers it; null where that was not asked
     */
    public static JsonNode of(DraftDiff diff, JsonNode plan) {
        ObjectNode json = JSON.objectNode();
        ArrayNode things = json.putArray("things");
        diff.things().forEach(thing -> things.add(of(thing)));
        json.put("unchanged", diff.unchanged());
        ArrayNode memberships = json.putArray("memberships");
        diff.memberships().forEach(change -> memberships.add(of(change)));
        json.put("nodesLeftOut", diff.nodesLeftOut());
        json.set("jobs", orNull(plan));
        return json;
    }

    private static ObjectNode of(ThingChange thing) {
        ObjectNode json = JSON.objectNode()
                .put("change", thing.change())
                .put("kind", thing.kind())
                .put("id", thing.id())
                .put("version", thing.version());
        ArrayNode fields = json.putArray("fields");
        for (FieldChange change : thing.fields()) {
            ObjectNode field = fields.addObject().put("field", change.field());
            field.set("before", orNull(change.before()));
            field.set("after", orNull(change.after()));
        }
        return json;
    }

    private static ObjectNode of(MembershipChange change) {
        ObjectNode json = JSON.objectNode().put("node", change.node()).put("subcloud", change.subcloud());
        json.set("before", orNull(change.before()));
        json.set("after", orNull(change.after()));
        ArrayNode isolatedBy = json.putArray("isolatedBy");
        change.isolatedBy().forEach(isolatedBy::add);
        return json;
    }

    private static JsonNode orNull(JsonNode value) {
        return value == null || value.isMissingNode() ? JSON.nullNode() : value;
    }
}
