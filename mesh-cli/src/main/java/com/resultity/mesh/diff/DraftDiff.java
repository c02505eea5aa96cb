package com.resultity.mesh.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a draft would change.
 *
 * @param things the things that would be created or changed, in the order of the manifests
 * @param unchanged how many would stay as they are
 * @param memberships the memberships that would be others, by node and Subcloud
 * @param nodesLeftOut how many more nodes' memberships would be others, which are not told to who asks
 */
public record DraftDiff(List<ThingChange> things, int unchanged, List<MembershipChange> memberships, int nodesLeftOut) {
    private static final String UNCHANGED = "UNCHANGED";

    /** Copies the lists. */
    public DraftDiff {
        things = List.copyOf(things);
        memberships = List.copyOf(memberships);
    }

    /**
     * A thing that would be created or changed.
     *
     * @param change CREATED or CHANGED
     * @param version its version then
     * @param fields what would be different; of what would be created, everything that says something
     */
    public record ThingChange(String change, String kind, String id, long version, List<FieldChange> fields) {
        /** Copies the fields. */
        public ThingChange {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A membership that would be another.
     *
     * @param before what it is, as registry-service answers memberships; null where there is none
     * @param after what it would be, likewise
     * @param isolatedBy the Subclouds that would keep the node from the global pool
     */
    public record MembershipChange(
            String node, String subcloud, JsonNode before, JsonNode after, List<String> isolatedBy) {
        /** Copies the Subclouds. */
        public MembershipChange {
            isolatedBy = List.copyOf(isolatedBy);
        }
    }

    /** Reads what registry-service answers to a draft. */
    public static DraftDiff of(JsonNode draft) {
        List<ThingChange> things = new ArrayList<>();
        int unchanged = 0;
        for (JsonNode result : draft.path("results")) {
            if (result.path("change").asText().equals(UNCHANGED)) {
                unchanged++;
            } else {
                things.add(thing(result));
            }
        }
        List<MembershipChange> memberships = new ArrayList<>();
        draft.path("members").forEach(node -> addMemberships(memberships, node));
        return new DraftDiff(
                things, unchanged, memberships, draft.path("membersLeftOut").asInt());
    }

    private static ThingChange thing(JsonNode result) {
        return new ThingChange(
                result.path("change").asText(),
                result.path("kind").asText(),
                result.path("id").asText(),
                result.path("version").asLong(),
                FieldChanges.between(result.path("before"), result.path("after")));
    }

    private static void addMemberships(List<MembershipChange> memberships, JsonNode node) {
        List<String> isolatedBy = new ArrayList<>();
        node.path("isolatedBy").forEach(subcloud -> isolatedBy.add(subcloud.asText()));
        node.path("changes")
                .forEach(change -> memberships.add(new MembershipChange(
                        node.path("node").asText(),
                        change.path("subcloud").asText(),
                        change.hasNonNull("before") ? change.path("before") : null,
                        change.hasNonNull("after") ? change.path("after") : null,
                        isolatedBy)));
    }

    /** Tells whether anything would be different. */
    public boolean isEmpty() {
        return things.isEmpty();
    }

    /** How many things would be created, or changed. */
    public long count(String change) {
        return things.stream().filter(thing -> thing.change().equals(change)).count();
    }
}
