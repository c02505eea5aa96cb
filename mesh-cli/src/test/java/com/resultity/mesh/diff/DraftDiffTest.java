package com.resultity.mesh.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DraftDiffTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldTellFieldsAndMembershipsThatWouldBeOthers() throws JsonProcessingException {
        DraftDiff diff = diff("""
                {"results": [
                  {"kind": "Subcloud", "id": "premium-sla", "version": 8, "change": "CHANGED",
                   "before": {"metadata": {"id": "premium-sla"},
                     "spec": {"isolate": false, "criteria": {"gpuClasses": ["H100-SXM", "L40S"], "zones": []},
                              "objectives": {"latencyP95": "8s"}},
                     "status": {"version": 7}},
                   "after": {"metadata": {"id": "premium-sla"},
                     "spec": {"isolate": true, "criteria": {"gpuClasses": ["H100-SXM"], "zones": null},
                              "objectives": null},
                     "status": {"version": 8}}},
                  {"kind": "Node", "id": "node-1", "version": 3, "change": "UNCHANGED"}],
                 "members": [
                  {"node": "node-1", "isolatedBy": ["premium-sla"], "changes": [
                    {"subcloud": "premium-sla", "before": {"state": "ACTIVE", "isolates": false},
                     "after": {"state": "ACTIVE", "isolates": true}}]},
                  {"node": "node-2", "isolatedBy": [], "changes": [
                    {"subcloud": "premium-sla", "before": {"state": "ACTIVE", "isolates": false},
                     "after": {"state": "SUSPENDED", "isolates": true, "reason": "gpuClasses: the node has L40S"}}]},
                  {"node": "node-3", "isolatedBy": [], "changes": [
                    {"subcloud": "premium-sla", "before": null, "after": {"state": "ACTIVE", "isolates": false}}]}]}
                """);

        assertEquals("""
                changed Subcloud premium-sla
                  spec.isolate                false -> true
                  spec.criteria.gpuClasses    H100-SXM, L40S -> H100-SXM
                  spec.objectives.latencyP95  8s -> (nothing)
                Memberships that would be others:
                  node    subcloud     is         would be          because                        out of the global pool by
                  node-1  premium-sla  ACTIVE     ACTIVE, isolated                                 premium-sla
                  node-2  premium-sla  ACTIVE     SUSPENDED         gpuClasses: the node has L40S
                  node-3  premium-sla  no member  ACTIVE
                0 would be created, 1 changed, 1 unchanged.""", text(diff));
        assertFalse(diff.isEmpty());
    }

    @Test
    void shouldTellAllThatSomethingNewSays() throws JsonProcessingException {
        DraftDiff diff = diff("""
                {"results": [{"kind": "Team", "id": "assistants", "version": 1, "change": "CREATED",
                  "after": {"kind": "Team", "metadata": {"id": "assistants"},
                            "spec": {"members": [{"user": "example-owner", "role": "owner", "note": null}],
                                     "operators": []}}}]}
                """);

        assertEquals("""
                created Team assistants
                  metadata.id   assistants
                  spec.members  {user: example-owner, role: owner}
                1 would be created, 0 changed, 0 unchanged.""", text(diff));
    }

    @Test
    void shouldTellOfALongListWhatComesAndGoes() throws JsonProcessingException {
        String many = IntStream.range(0, 20)
                .mapToObj(number -> "\"tenant-" + number + "\"")
                .collect(Collectors.joining(", "));
        DraftDiff diff = diff(changedTenants("\"old\", " + many, many + ", \"new\""));
        DraftDiff reordered = diff(changedTenants("\"a\", " + many, many + ", \"a\""));

        assertTrue(text(diff).contains("spec.tenants  without old; with new\n"), text(diff));
        assertTrue(text(reordered).contains("spec.tenants  in another order\n"), text(reordered));
    }

    @Test
    void shouldNotFillTheTerminalWithMemberships() throws JsonProcessingException {
        String members =
                IntStream.range(0, 53).mapToObj(number -> """
                        {"node": "node-%d", "isolatedBy": [], "changes": [
                          {"subcloud": "pool", "before": {"state": "ACTIVE"}, "after": null}]}""".formatted(number)).collect(Collectors.joining(", "));
        String text = text(diff("{\"results\": [], \"members\": [" + members + "]}"));

        assertTrue(text.contains("  node-49  pool"), text);
        assertFalse(text.contains("  node-50  pool"), text);
        assertTrue(text.contains("  and 3 more, which --output json lists\n"), text);
    }

    @Test
    void shouldTellProgramsTheSame() throws JsonProcessingException {
        DraftDiff diff = diff("""
                {"results": [{"kind": "Node", "id": "node-1", "version": 2, "change": "CHANGED",
                  "before": {"spec": {"maximumSlots": 4}}, "after": {"spec": {"maximumSlots": 8, "labels": ["campus"]}}}]}
                """);

        assertEquals(JSON.readTree("""
                        {"things": [{"change": "CHANGED", "kind": "Node", "id": "node-1", "version": 2, "fields": [
                           {"field": "spec.maximumSlots", "before": 4, "after": 8},
                           {"field": "spec.labels", "before": null, "after": ["campus"]}]}],
                         "unchanged": 0, "memberships": [], "nodesLeftOut": 0, "jobs": null}
                        """), JSON.readTree(DiffJson.of(diff, null).toString()));
    }

    private static String changedTenants(String before, String after) {
        return """
                {"results": [{"kind": "Subcloud", "id": "pool", "version": 2, "change": "CHANGED",
                  "before": {"spec": {"tenants": [%s]}}, "after": {"spec": {"tenants": [%s]}}}]}
                """.formatted(before, after);
    }

    private static DraftDiff diff(String draft) throws JsonProcessingException {
        JsonNode read = JSON.readTree(draft);
        return DraftDiff.of(read);
    }

    private static String text(DraftDiff diff) {
        List<String> lines = DiffText.lines(diff);
        return String.join("\n", lines);
    }
}
