package com.resultity.mesh.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.resultity.mesh.readback.RecordJson;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Shows to a program how a mesh fares. */
public final class StatusJson {
    private StatusJson() {}

    /** Returns that no mesh is up. */
    public static JsonNode ofNone() {
        return JsonNodeFactory.instance.objectNode().put("up", false);
    }

    /** Returns the status of a mesh that is up. */
    public static JsonNode of(MeshStatus status) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("up", true).put("whole", status.isWhole());
        ArrayNode processes = json.putArray("processes");
        status.processes().forEach(process -> processes.add(tree(process)));
        ArrayNode missing = json.putArray("missingTopics");
        status.missingTopics().forEach(missing::add);
        json.put("nodesAlive", status.nodesAlive());
        json.set("cells", trees(status.cells()));
        json.set("serviceLevels", trees(status.serviceLevels()));
        json.set("firingAlerts", trees(status.firingAlerts()));
        return json;
    }

    private static ObjectNode tree(ProcessStatus process) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("process", process.instance().title())
                .put("condition", process.condition().name())
                .put("address", process.address());
        process.pid().ifPresent(pid -> json.put("pid", pid));
        process.memoryBytes().ifPresent(bytes -> json.put("memoryBytes", bytes));
        return json;
    }

    private static ArrayNode trees(List<? extends SpecificRecord> records) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        records.forEach(value -> json.add(RecordJson.of(value)));
        return json;
    }
}
