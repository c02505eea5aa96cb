package com.resultity.mesh.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.diff.DraftDiff.MembershipChange;
import com.resultity.mesh.diff.DraftDiff.ThingChange;
import com.resultity.mesh.listing.FieldText;
import com.resultity.mesh.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a draft would change, for a person. */
public final class DiffText {
    private static final String INDENT = "  ";
    private static final String ACTIVE = "ACTIVE";
    private static final String NOTHING = "(nothing)";

    /** Longer lists are told by what comes and goes. */
    private static final int LONGEST_LIST = 60;

    private static final int MOST_MEMBERSHIPS = 50;

    private DiffText() {}

    /** Returns the lines. */
    public static List<String> lines(DraftDiff diff) {
        List<String> lines = new ArrayList<>();
        diff.things().forEach(thing -> addThing(lines, thing));
        if (!diff.memberships().isEmpty()) {
            addMemberships(lines, diff.memberships());
        }
        if (diff.nodesLeftOut() > 0) {
            lines.add("Nodes that would belong elsewhere too, and that you may not see: " + diff.nodesLeftOut());
        }
        lines.add(diff.count("CREATED") + " would be created, " + diff.count("CHANGED") + " changed, "
                + diff.unchanged() + " unchanged.");
        return lines;
    }

    private static void addThing(List<String> lines, ThingChange thing) {
        lines.add(thing.change().toLowerCase(Locale.ROOT) + " " + thing.kind() + " " + thing.id());
        int widest = thing.fields().stream()
                .mapToInt(field -> field.field().length())
                .max()
                .orElse(0);
        boolean created = thing.change().equals("CREATED");
        thing.fields()
                .forEach(field -> lines.add(INDENT
                        + padded(field.field(), widest)
                        + INDENT
                        + (created ? FieldText.of(field.after()) : difference(field))));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String difference(FieldChange change) {
        String before = FieldText.of(change.before());
        String after = FieldText.of(change.after());
        boolean lists = change.before().isArray() && change.after().isArray();
        if (lists && Math.max(before.length(), after.length()) > LONGEST_LIST) {
            return comingAndGoing(change);
        }
        return orNothing(before) + " -> " + orNothing(after);
    }

    private static String comingAndGoing(FieldChange change) {
        Set<String> coming = new LinkedHashSet<>(FieldText.items(change.after()));
        Set<String> going = new LinkedHashSet<>(FieldText.items(change.before()));
        Set<String> before = Set.copyOf(going);
        going.removeAll(coming);
        coming.removeAll(before);
        if (coming.isEmpty() && going.isEmpty()) {
            return "in another order";
        }
        List<String> parts = new ArrayList<>();
        if (!going.isEmpty()) {
            parts.add("without " + String.join(", ", going));
        }
        if (!coming.isEmpty()) {
            parts.add("with " + String.join(", ", coming));
        }
        return String.join("; ", parts);
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? NOTHING : text;
    }

    private static void addMemberships(List<String> lines, List<MembershipChange> changes) {
        lines.add("Memberships that would be others:");
        boolean anyIsolated =
                changes.stream().anyMatch(change -> !change.isolatedBy().isEmpty());
        TextTable table = anyIsolated
                ? new TextTable("node", "subcloud", "is", "would be", "because", "out of the global pool by")
                : new TextTable("node", "subcloud", "is", "would be", "because");
        changes.stream().limit(MOST_MEMBERSHIPS).forEach(change -> {
            List<String> cells = new ArrayList<>(List.of(
                    change.node(), change.subcloud(), state(change.before()), state(change.after()), reason(change)));
            if (anyIsolated) {
                cells.add(String.join(", ", change.isolatedBy()));
            }
            table.row(cells.toArray());
        });
        table.lines().forEach(line -> lines.add(INDENT + line));
        if (changes.size() > MOST_MEMBERSHIPS) {
            lines.add(INDENT + "and " + (changes.size() - MOST_MEMBERSHIPS) + " more, which --output json lists");
        }
    }

    private static String state(JsonNode membership) {
        if (membership == null) {
            return "no member";
        }
        String state = membership.path("state").asText();
        return state.equals(ACTIVE) && membership.path("isolates").asBoolean() ? state + ", isolated" : state;
    }

    private static String reason(MembershipChange change) {
        return change.after() == null ? "" : FieldText.of(change.after().path("reason"));
    }
}
